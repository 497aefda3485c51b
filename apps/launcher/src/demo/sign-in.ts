import { createPublicClient, ProblemError, type PublicClient, unwrap } from '@muster/contracts';

/** Who looks at the demo. It is reachable from this machine only. */
export const demoUser = { email: 'demo@example.com', password: 'demo-password' } as const;

/** Registers the demo's user, or signs in who was registered by an earlier run. */
export async function signIn(gatewayUrl: string): Promise<PublicClient> {
  const anonymous = createPublicClient({ baseUrl: gatewayUrl });
  const { accessToken } = await anonymous
    .POST('/api/v1/auth/register', { body: { ...demoUser, teamName: 'Demo team' } })
    .then(unwrap)
    .catch(async error => {
      if (!(error instanceof ProblemError && error.code === 'email_taken')) throw error;
      return unwrap(await anonymous.POST('/api/v1/auth/login', { body: demoUser }));
    });
  return createPublicClient({
    baseUrl: gatewayUrl,
    middlewares: [
      {
        onRequest: ({ request }) => {
          request.headers.set('authorization', `Bearer ${accessToken}`);
        },
      },
    ],
  });
}
