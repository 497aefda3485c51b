import { randomInt } from 'node:crypto';
import { createPublicClient, type PublicClient, unwrap } from '@muster/contracts';
import { connectAccount, registerUser, type Suite } from '@muster/testkit';
import { ACCESS_TOKEN_TTL_S } from './installation.ts';

/** A user with an account, who signs in anew before their access token ends. */
export type SignedInUser = {
  api: PublicClient;
  /** Of the platform, and its id here. */
  account: { userId: string; phone: string };
  accountId: string;
  token(): string;
  /** What went wrong with signing in since this was asked last. */
  takeFailures(): string[];
  leave(): void;
};

export async function enterUser({
  gatewayUrl,
  sandbox: { control },
}: Pick<Suite, 'gatewayUrl' | 'sandbox'>): Promise<SignedInUser> {
  const { api: fresh, email, password, accessToken } = await registerUser(gatewayUrl);
  const phone = `+7997${randomInt(10_000_000, 100_000_000)}`;
  const account = await control.createAccount({ phone, firstName: 'Мария' });
  const { id: accountId } = await connectAccount(fresh, control, account);
  const anonymous = createPublicClient({ baseUrl: gatewayUrl });
  const failures: string[] = [];
  let token = accessToken;
  const signIn = async () => {
    const signedIn = await anonymous.POST('/api/v1/auth/login', { body: { email, password } });
    token = unwrap(signedIn).accessToken;
  };
  const again = setInterval(
    () => void signIn().catch((error: unknown) => failures.push(`signing in: ${String(error)}`)),
    (ACCESS_TOKEN_TTL_S / 2) * 1000,
  );
  return {
    api: createPublicClient({
      baseUrl: gatewayUrl,
      middlewares: [
        {
          onRequest({ request }) {
            request.headers.set('authorization', `Bearer ${token}`);
          },
        },
      ],
    }),
    account,
    accountId,
    token: () => token,
    takeFailures: () => failures.splice(0),
    leave: () => clearInterval(again),
  };
}
