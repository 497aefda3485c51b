import type { AuthKey } from '../keys/auth-key.ts';
import type { AuthKeys } from '../keys/auth-keys.ts';

/**
 * Somebody's sessions, newest first, each by the key with which it began: a client has further keys in other data
 * centres.
 */
export function sessionsOf(userId: number, keys: AuthKeys): AuthKey[] {
  const byHash = new Map<bigint, AuthKey>();
  for (const key of keys.begunBy(userId)) {
    if (key.login && !byHash.has(key.login.hash)) byHash.set(key.login.hash, key);
  }
  return [...byHash.values()].sort((a, b) => (b.login?.at ?? 0) - (a.login?.at ?? 0));
}
