import type { AuthKeys } from '../keys/auth-keys.ts';

/** Ends a session with all its keys; false if the person has none with this hash. */
export function endSession(
  userId: number,
  hash: bigint,
  keys: AuthKeys,
  { revoked }: { readonly revoked: boolean },
): boolean {
  const ended = keys.begunBy(userId).filter(({ login }) => login?.hash === hash);
  for (const key of ended) keys.logOut(key, { revoked });
  return ended.length > 0;
}
