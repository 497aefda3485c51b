import { type Account, type PublicClient, unwrap } from '@muster/contracts';
import type { SandboxControl } from '@muster/testkit';
import type { DemoWorld } from './demo-world.ts';

/** Connects the owner's account with the code that reached their phone, unless the team has it already. */
export async function connectAccount(
  client: PublicClient,
  sandbox: SandboxControl,
  owner: DemoWorld['owner'],
): Promise<Account> {
  const { items } = unwrap(await client.GET('/api/v1/accounts'));
  const connected = items.find(
    account => account.platformUserId === owner.userId && account.state === 'active',
  );
  if (connected !== undefined) return connected;

  const body = { method: 'code', phone: owner.phone } as const;
  const { id } = unwrap(await client.POST('/api/v1/accounts/logins', { body }));
  const [received] = (await sandbox.loginCodes(owner.userId)).items;
  if (received === undefined) throw new Error('no login code reached the phone');
  const login = unwrap(
    await client.POST('/api/v1/accounts/logins/{id}/code', {
      params: { path: { id } },
      body: { code: received.code },
    }),
  );
  if (login.accountId === null) throw new Error(`the login ended as ${login.state}`);
  return unwrap(await client.GET('/api/v1/accounts/{id}', { params: { path: { id: login.accountId } } }));
}
