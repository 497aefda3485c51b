import { LimitedAction } from '@muster/contracts';
import { describe, expect, it } from 'vitest';
import { limitsFor } from './limits-for.ts';
import { roomAt } from './room-at.ts';
import { DAY_MS, defaultProfile, HOUR_MS, limit, type Profile } from './table.ts';

const FIRST_SEEN = Date.UTC(2030, 0, 1);

/** The invites a day of an account so many ms after it was first seen. */
function invitesAt(profile: Profile, ageMs: number) {
  const age = { firstSeenAt: FIRST_SEEN, now: FIRST_SEEN + ageMs };
  return limitsFor(profile, 'invite', age).find(({ name }) => name === 'invites_per_day');
}
const invitesOn = (profile: Profile, day: number) => invitesAt(profile, day * DAY_MS)?.value;
const ramp = (days: number, firstDayInvites: number) => ({
  ...defaultProfile,
  newAccount: { days, firstDayInvites },
});

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
    expect(invitesAt(defaultProfile, DAY_MS - 1)?.value).toBe(3);
    expect(invitesAt(defaultProfile, DAY_MS)?.value).toBe(5);
  });

  it('is as one first seen now where clocks say it comes from the future', () => {
    expect(invitesAt(defaultProfile, -HOUR_MS)).toEqual(invitesAt(defaultProfile, 0));
  });

  it('is held back in its invites a day alone', () => {
    const others = (action: LimitedAction, now: number) =>
      limitsFor(defaultProfile, action, { firstSeenAt: FIRST_SEEN, now }).filter(
        ({ name }) => name !== 'invites_per_day',
      );
    for (const action of LimitedAction.options) {
      expect(others(action, FIRST_SEEN)).toEqual(others(action, FIRST_SEEN + 100 * DAY_MS));
    }
  });

  it.each([
    ['the next two days', defaultProfile, 0, [1, 2], [5, 7]],
    ['only as long as it is new', defaultProfile, 12, [13], [30]],
    ['not when it is old', defaultProfile, 14, [], []],
    // 27 more in 99 days: one more about every fourth day.
    ['the days a slow ramp grows', ramp(100, 3), 0, [4, 8], [4, 5]],
    ['from nothing', ramp(100, 0), 0, [4, 7], [1, 2]],
  ])('says when it grows: %s', (_, profile, day, days, values) => {
    const grows = invitesAt(profile, day * DAY_MS)?.grows ?? [];
    expect(grows.map(({ at }) => at)).toEqual(days.map(later => FIRST_SEEN + later * DAY_MS));
    expect(grows.map(({ value }) => value)).toEqual(values);
  });
});

describe('one more fits into a full window', () => {
  const hourly = limit('invites_per_hour', HOUR_MS, 2);

  it('at once where it is not full', () => {
    expect(roomAt(hourly, [10])).toBeNull();
  });

  it('when so many have left it that one is missing', () => {
    expect(roomAt(hourly, [10, 20])).toBe(10 + HOUR_MS);
    expect(roomAt(hourly, [10, 20, 30])).toBe(20 + HOUR_MS);
  });

  it('when the limit has grown, if that is before', () => {
    expect(roomAt({ ...hourly, grows: [{ at: 500, value: 3 }] }, [10, 20])).toBe(500);
    expect(roomAt({ ...hourly, grows: [{ at: 2 * HOUR_MS, value: 3 }] }, [10, 20])).toBe(10 + HOUR_MS);
  });

  it('when it has grown and enough have left, where more was used than the limit is now', () => {
    expect(roomAt({ ...hourly, grows: [{ at: 500, value: 3 }] }, [10, 20, 30])).toBe(10 + HOUR_MS);
  });

  it('never where nothing is allowed, unless that grows', () => {
    const nothing = { ...hourly, value: 0 };
    expect(roomAt(nothing, [])).toBeNull();
    expect(roomAt({ ...nothing, grows: [{ at: 500, value: 1 }] }, [])).toBe(500);
  });
});
