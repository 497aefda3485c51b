import type { AuthKey } from '../keys/auth-key.ts';
import type { Sandbox } from '../sandbox.ts';
import { logOutFromAfar } from './log-out-from-afar.ts';

/**
 * Ends a session with all its keys; false if the person has none with this hash.
 * @param by the key that asks for it: it is told by the answer
 */
export function endSession(
  userId: number,
  hash: bigint,
  sandbox: Pick<Sandbox, 'keys' | 'live'>,
  { revoked, by }: { readonly revoked: boolean; readonly by?: AuthKey },
): boolean {
  const { keys } = sandbox;
  const ended = keys.begunBy(userId).filter(({ login }) => login?.hash === hash);
  for (const key of ended) {
    if (key === by) keys.logOut(key, { revoked });
    else logOutFromAfar(key, sandbox, { revoked });
  }
  return ended.length > 0;
}
