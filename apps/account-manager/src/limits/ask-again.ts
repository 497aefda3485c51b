import { clock } from '@muster/service-kit';
import { nextRise } from './limits-for.ts';
import { INVITES_PER_DAY, type Profile } from './table.ts';

/**
 * When asking again makes sense after a denial, in ms; null when no time will help. A new account's day may grow
 * before the oldest invite leaves the window.
 */
export function askAgainAt(
  denial: { limit: string; retryAt: number | null },
  profile: Profile,
  firstSeenAt: number,
): number | null {
  const { limit, retryAt } = denial;
  const rise = nextRise(profile, clock.now() - firstSeenAt);
  if (limit !== INVITES_PER_DAY || retryAt === null || rise === null) return retryAt;
  return Math.min(retryAt, firstSeenAt + rise);
}
