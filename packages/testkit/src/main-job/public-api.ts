import { randomBytes } from 'node:crypto';
import { createPublicClient, type PublicClient, type SignedIn, unwrap } from '@muster/contracts';

/** A user as the public API sees them: through the gateway, with nothing but an access token. */
export type ApiUser = {
  api: PublicClient;
  email: string;
  password: string;
  accessToken: string;
  teamId: string;
};

/** Registers somebody new at a gateway. */
export async function registerUser(gatewayUrl: string): Promise<ApiUser> {
  const credentials = {
    email: `maria-${randomBytes(4).toString('hex')}@example.org`,
    password: randomBytes(9).toString('base64url'),
  };
  const anonymous = createPublicClient({ baseUrl: gatewayUrl });
  const signedIn: SignedIn = unwrap(await anonymous.POST('/api/v1/auth/register', { body: credentials }));
  return {
    ...credentials,
    accessToken: signedIn.accessToken,
    teamId: signedIn.user.team.id,
    api: createPublicClient({
      baseUrl: gatewayUrl,
      middlewares: [
        {
          onRequest({ request }) {
            request.headers.set('authorization', `Bearer ${signedIn.accessToken}`);
          },
        },
      ],
    }),
  };
}
