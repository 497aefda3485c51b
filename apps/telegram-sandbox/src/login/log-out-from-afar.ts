import type { AuthKey } from '../keys/auth-key.ts';
import type { Sandbox } from '../sandbox.ts';

/** Logs a client out that did not ask for it: it hears that it has missed something, asks what, and is told. */
export function logOutFromAfar(
  key: AuthKey,
  { keys, live }: Pick<Sandbox, 'keys' | 'live'>,
  how: { readonly revoked: boolean },
): void {
  live.push({ keyId: key.id }, { _: 'updatesTooLong' });
  keys.logOut(key, how);
}
