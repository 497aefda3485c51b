import type { LimitedAction } from '@muster/contracts';
import { DAY_MS, INVITES_PER_DAY, type Limit, type Profile } from './table.ts';

/**
 * The limits of an action for a person of this age. A new account's invites a day rise evenly from the first
 * day's number to the full one; a stricter profile stays stricter.
 * @param ageMs since the person was first connected, here or in any team
 */
export function limitsFor(profile: Profile, action: LimitedAction, ageMs: number): readonly Limit[] {
  const { limits } = profile.actions[action];
  const day = dayOf(ageMs);
  return limits.map(limit =>
    limit.name === INVITES_PER_DAY ? { ...limit, value: invitesPerDay(profile, limit.value, day) } : limit,
  );
}

/**
 * When a new account may do more invites a day than these, in ms since the person was first connected; null when its
 * growing does not bring that. A slow ramp does not grow every day.
 */
export function growsBeyond(profile: Profile, ageMs: number, invites: number): number | null {
  const full = profile.actions.invite.limits.find(({ name }) => name === INVITES_PER_DAY)?.value ?? 0;
  const days = profile.newAccount?.days ?? 0;
  for (let day = dayOf(ageMs) + 1; day <= days; day++) {
    if (invitesPerDay(profile, full, day) > invites) return day * DAY_MS;
  }
  return null;
}

const dayOf = (ageMs: number): number => Math.floor(Math.max(0, ageMs) / DAY_MS);

function invitesPerDay({ newAccount }: Profile, full: number, day: number): number {
  if (!newAccount || day >= newAccount.days) return full;
  const first = Math.min(full, newAccount.firstDayInvites);
  return first + Math.floor(((full - first) * day) / Math.max(1, newAccount.days - 1));
}
