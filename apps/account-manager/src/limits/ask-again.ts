import { clock } from '@muster/service-kit';
import { growsBeyond } from './limits-for.ts';
import { INVITES_PER_DAY, type Profile } from './table.ts';

/**
 * When asking again makes sense after a denial, in ms; null when no time will help. A new account's day may grow
 * before the oldest invite leaves the window.
 */
export function askAgainAt(
  denial: { limit: string; used: number; retryAt: number | null },
  profile: Profile,
  firstSeenAt: number,
): number | null {
  const { limit, used, retryAt } = denial;
  if (limit !== INVITES_PER_DAY) return retryAt;
  const growsAt = growsBeyond(profile, clock.now() - firstSeenAt, used);
  if (growsAt === null) return retryAt;
  return Math.min(retryAt ?? Number.POSITIVE_INFINITY, firstSeenAt + growsAt);
}
