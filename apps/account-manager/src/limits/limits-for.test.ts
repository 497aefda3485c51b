import { LimitedAction } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { askAgainAt } from './ask-again.ts';
import { growsBeyond, limitsFor } from './limits-for.ts';
import { DAY_MS, defaultProfile, limit, type Profile } from './table.ts';

const invitesOn = (profile: Profile, day: number) =>
  limitsFor(profile, 'invite', day * DAY_MS).find(({ name }) => name === 'invites_per_day')?.value;

/** So slow that a new account does not grow every day: 27 more in 99 days. */
const slow: Profile = { ...defaultProfile, newAccount: { days: 100, firstDayInvites: 3 } };

describe('a new account', () => {
  it('may invite 3 a day at first, evenly more over 14 days, and then 30', () => {
    const days = Array.from({ length: 16 }, (_, day) => invitesOn(defaultProfile, day));
    expect(days).toEqual([3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 30, 30, 30]);
  });

  it('never may do more than an old one, however few that are', () => {
    const invite = { ...defaultProfile.actions.invite, limits: [limit('invites_per_day', DAY_MS, 1)] };
    const few = { ...defaultProfile, actions: { ...defaultProfile.actions, invite } };
    expect([invitesOn(few, 0), invitesOn(few, 7), invitesOn(few, 14)]).toEqual([1, 1, 1]);
  });

  it('grows at the end of a day of its life, to the ms', () => {
    const at = (ageMs: number) =>
      limitsFor(defaultProfile, 'invite', ageMs).find(({ name }) => name === 'invites_per_day')?.value;
    expect([at(DAY_MS - 1), at(DAY_MS)]).toEqual([3, 5]);
  });

  it('is held back in its invites a day alone', () => {
    for (const action of LimitedAction.options) {
      const [young, old] = [0, 100 * DAY_MS].map(age =>
        limitsFor(defaultProfile, action, age).filter(({ name }) => name !== 'invites_per_day'),
      );
      expect(young).toEqual(old);
    }
  });

  it.each([
    ['the next day', defaultProfile, 0, 3, 1],
    ['the day it grows enough', defaultProfile, 0, 6, 2],
    ['the day a slow ramp grows', slow, 0, 3, 4],
    ['not at all, when it is old', defaultProfile, 14, 30, null],
    ['not at all, when the full number is used', defaultProfile, 5, 30, null],
  ] as const)('may do more from %s on', (_, profile, day, used, grows) => {
    expect(growsBeyond(profile, day * DAY_MS, used)).toBe(grows === null ? null : grows * DAY_MS);
  });
});

describe('asking again', () => {
  const denial = { limit: 'invites_per_day', used: 3, retryAt: clock.now() + 3 * DAY_MS };
  const bornNow = clock.now();

  it('makes sense when the account has grown, if that is before the oldest invite leaves the window', () => {
    expect(askAgainAt(denial, defaultProfile, bornNow)).toBe(bornNow + DAY_MS);
    expect(askAgainAt(denial, slow, bornNow)).toBe(denial.retryAt);
  });

  it('makes sense when it has grown where nothing would ever leave the window', () => {
    const none = { ...defaultProfile, newAccount: { days: 14, firstDayInvites: 0 } };
    const never = { limit: 'invites_per_day', used: 0, retryAt: null };
    expect(askAgainAt(never, none, bornNow)).toBe(bornNow + DAY_MS);
  });

  it('does not depend on the age for any other limit', () => {
    const other = { ...denial, limit: 'invites_per_hour' };
    expect(askAgainAt(other, defaultProfile, bornNow)).toBe(denial.retryAt);
  });
});
