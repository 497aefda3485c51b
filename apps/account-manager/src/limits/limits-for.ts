import type { LimitedAction } from '@muster/contracts';
import { DAY_MS, INVITES_PER_DAY, type Limit, type Profile } from './table.ts';

/**
 * The limits of an action for a person of this age. A new account's invites a day rise evenly from the first
 * day's number to the full one; a stricter profile stays stricter.
 * @param ageMs since the person was first connected, here or in any team
 */
export function limitsFor(profile: Profile, action: LimitedAction, ageMs: number): readonly Limit[] {
  const { limits } = profile.actions[action];
  return limits.map(limit =>
    limit.name === INVITES_PER_DAY ? { ...limit, value: invitesPerDay(profile, limit.value, ageMs) } : limit,
  );
}

function invitesPerDay({ newAccount }: Profile, full: number, ageMs: number): number {
  const day = Math.floor(Math.max(0, ageMs) / DAY_MS);
  if (!newAccount || day >= newAccount.days) return full;
  const { firstDayInvites: first, days } = newAccount;
  return Math.min(full, first + Math.floor(((full - first) * day) / (days - 1)));
}

/** When the ramp next allows more, in ms since the person was first connected; null once it is over. */
export function nextRise({ newAccount }: Profile, ageMs: number): number | null {
  const day = Math.floor(Math.max(0, ageMs) / DAY_MS);
  return newAccount && day < newAccount.days ? (day + 1) * DAY_MS : null;
}
