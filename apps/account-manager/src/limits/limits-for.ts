import type { LimitedAction } from '@muster/contracts';
import { DAY_MS, INVITES_PER_DAY, type Limit, type Profile } from './table.ts';

/** How long a person has been known here or in any team, as two moments in ms. */
export type Age = { firstSeenAt: number; now: number };

/** No window is longer than a day, so that it meets the ends of two days of an account's life at the most. */
const GROWTHS = 2;

/**
 * The limits of an action for a person of this age. A new account's invites a day rise evenly from the first
 * day's number to the full one; a stricter profile stays stricter.
 * @returns the profile's own for a person who is not new: those with the same limits have the same list
 */
export function limitsFor(profile: Profile, action: LimitedAction, age: Age): readonly Limit[] {
  const { limits } = profile.actions[action];
  const days = profile.newAccount?.days ?? 0;
  const day = Math.floor(Math.max(0, age.now - age.firstSeenAt) / DAY_MS);
  if (day >= days) return limits;
  return limits.map(limit =>
    limit.name === INVITES_PER_DAY ? onDay(profile, limit, age.firstSeenAt, day) : limit,
  );
}

function onDay(profile: Profile, limit: Limit, firstSeenAt: number, day: number): Limit {
  const days = profile.newAccount?.days ?? 0;
  const value = invitesOn(profile, limit.value, day);
  const grows: { at: number; value: number }[] = [];
  for (let later = day + 1; later <= days && grows.length < GROWTHS; later++) {
    const grown = invitesOn(profile, limit.value, later);
    if (grown > (grows.at(-1)?.value ?? value))
      grows.push({ at: firstSeenAt + later * DAY_MS, value: grown });
  }
  return { ...limit, value, ...(grows.length > 0 && { grows }) };
}

function invitesOn({ newAccount }: Profile, full: number, day: number): number {
  if (!newAccount || day >= newAccount.days) return full;
  const first = Math.min(full, newAccount.firstDayInvites);
  return first + Math.floor(((full - first) * day) / Math.max(1, newAccount.days - 1));
}
