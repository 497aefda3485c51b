import { LimitedAction, LimitName, type StricterNumbers } from '@muster/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limitsFor } from '../limits/limits-for.ts';
import { DAY_MS, defaultProfile, type Profile } from '../limits/table.ts';
import { effectiveProfiles } from './effective-profiles.ts';
import { looserNumbers } from './looser-numbers.ts';
import { toNumbers } from './numbers.ts';

const table = toNumbers(defaultProfile);
const seconds = fc.nat(5_000);
const pause = fc.record({ leastSeconds: seconds, mostSeconds: seconds }, { requiredKeys: [] });

/** Numbers of any kind, looser and stricter than the table, in any part of it. */
const anyNumbers: fc.Arbitrary<StricterNumbers> = fc.record(
  {
    limits: fc.dictionary(fc.constantFrom(...LimitName.options), fc.nat(250)),
    pauses: fc.dictionary(fc.constantFrom(...LimitedAction.options), pause),
    channelPaceSeconds: seconds,
    newAccount: fc.record({ days: fc.nat(60), firstDayInvites: fc.nat(40) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const anyAge = fc.nat(70 * DAY_MS);

/** A profile of an installation whose operator stored these numbers, however they came there. */
function storedProfile(base: StricterNumbers, own: StricterNumbers, name = 'custom'): Profile {
  const stored = new Map([
    ['default', base],
    ['custom', own],
  ]);
  const profile = effectiveProfiles('production', stored).get(name);
  if (!profile) throw new Error('there is no such profile');
  return profile;
}

/** Every value that an account of this age is held to, where more is looser; pauses and pace count from below. */
function valuesOf(profile: Profile, ageMs: number): Map<string, number> {
  const values = new Map([['channel pace', -profile.channelPaceMs]]);
  for (const action of LimitedAction.options) {
    for (const { name, value } of limitsFor(profile, action, { firstSeenAt: 0, now: ageMs }))
      values.set(name, value);
    const [least, most] = profile.actions[action].pauseMs;
    values.set(`${action} least pause`, -least).set(`${action} most pause`, -most);
  }
  return values;
}

it('lets nothing be looser than the table, whatever numbers are stored, for an account of any age', () => {
  fc.assert(
    fc.property(anyNumbers, anyNumbers, anyAge, (base, own, ageMs) => {
      const atMost = valuesOf(defaultProfile, ageMs);
      for (const [name, value] of valuesOf(storedProfile(base, own), ageMs)) {
        expect(value, name).toBeLessThanOrEqual(atMost.get(name) ?? Number.NaN);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('lets no profile be looser than the default one as the operator tightened it', () => {
  fc.assert(
    fc.property(anyNumbers, anyNumbers, anyAge, (base, own, ageMs) => {
      const tightened = valuesOf(storedProfile(base, own, 'default'), ageMs);
      for (const [name, value] of valuesOf(storedProfile(base, own), ageMs)) {
        expect(value, name).toBeLessThanOrEqual(tightened.get(name) ?? Number.NaN);
      }
    }),
  );
});

/** Numbers that are all as strict as the table, or stricter. */
const stricterNumbers: fc.Arbitrary<StricterNumbers> = fc.record(
  {
    limits: fc.record(
      Object.fromEntries(Object.entries(table.limits).map(([name, value]) => [name, fc.nat(value)])),
      { requiredKeys: [] },
    ),
    pauses: fc.constant({ invite: { leastSeconds: 900, mostSeconds: 1_800 }, join: { mostSeconds: 60 } }),
    channelPaceSeconds: fc.integer({ min: table.channelPaceSeconds, max: 600 }),
    newAccount: fc.record(
      { days: fc.integer({ min: 14, max: 60 }), firstDayInvites: fc.nat(3) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

it('holds every number that is stricter than the table, as it was set', () => {
  fc.assert(
    fc.property(stricterNumbers, own => {
      expect(looserNumbers(table, own)).toEqual([]);
      const { limits, pauses, channelPaceSeconds, newAccount } = toNumbers(storedProfile({}, own));
      expect(limits).toEqual({ ...table.limits, ...own.limits });
      expect(channelPaceSeconds).toBe(own.channelPaceSeconds ?? table.channelPaceSeconds);
      expect(newAccount).toEqual({ ...table.newAccount, ...own.newAccount });
      expect(pauses).toEqual(
        own.pauses
          ? { ...table.pauses, ...own.pauses, join: { leastSeconds: 0, mostSeconds: 60 } }
          : table.pauses,
      );
    }),
  );
});

it('lets a new account grow from its first day to the full number, never back', () => {
  fc.assert(
    fc.property(anyNumbers, anyNumbers, fc.nat(40), (base, own, days) => {
      const profile = storedProfile(base, own);
      const at = (day: number) => valuesOf(profile, day * DAY_MS).get('invites_per_day') ?? Number.NaN;
      expect(at(days)).toBeLessThanOrEqual(at(days + 1));
      const full = toNumbers(profile).limits.invites_per_day;
      expect(at(profile.newAccount?.days ?? 0)).toBe(full);
      expect(at((profile.newAccount?.days ?? 0) - 1)).toBe(full);
    }),
  );
});

it('knows the quick profile in the demo alone', () => {
  for (const mode of ['production', 'development'] as const) {
    expect([...effectiveProfiles(mode, new Map()).keys()]).toEqual(['default']);
  }
  const demo = effectiveProfiles('demo', new Map());
  expect([...demo.keys()]).toEqual(['default', 'quick']);
  const quick = demo.get('quick');
  expect(quick && toNumbers(quick)).toMatchObject({ channelPaceSeconds: 0.02, newAccount: null });
});
