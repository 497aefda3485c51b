import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clocks, crashes, losses, undisturbed } from '../model/families.ts';
import { startInstallation } from '../model/installations.ts';
import type { Mutation } from '../model/mutant.ts';
import { play } from '../model/play.ts';
import { type Emphasis, plans } from '../model/steps.ts';

vi.mock('../../../../packages/service-kit/src/clock.ts', () => import('../model/standing-clock.ts'));

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.close());

/**
 * Histories of this seed, from the one on that finds the mutant: where steps have been added since, another one does a
 * little later.
 */
const SEED = 1_062_990_158;
const RUNS = 1_500;

const mutants: readonly (Mutation & { family: Emphasis; nth: number })[] = [
  {
    what: 'counts what left a window a millisecond ago',
    family: undisturbed,
    nth: 335,
    in: 'scripts',
    from: "redis.call('ZCOUNT', actions, string.format('(%d', since)",
    to: "redis.call('ZCOUNT', actions, string.format('%d', since)",
  },
  {
    what: 'allows one more than a limit',
    family: undisturbed,
    nth: 9,
    in: 'scripts',
    from: 'applies and used >= limit.value',
    to: 'applies and used > limit.value',
  },
  {
    what: 'draws a pause and does not keep it',
    family: undisturbed,
    nth: 6,
    in: 'scripts',
    from: 'if pause_until > now',
    to: 'if false',
  },
  {
    what: 'lets a channel be invited into without its pace',
    family: undisturbed,
    nth: 16,
    in: 'scripts',
    from: 'if free_at > now',
    to: 'if false',
  },
  {
    what: 'counts a refunded permit',
    family: undisturbed,
    nth: 23,
    in: 'scripts',
    from: "redis.call('ZREM', keys.actions, permit_id .. '|' .. tag)",
    to: '',
  },
  {
    what: 'asks nobody for the lease',
    family: undisturbed,
    nth: 38,
    in: 'scripts',
    from: 'lease.id ~= lease_id or lease.token ~= fencing_token',
    to: 'false',
  },
  {
    what: 'gives a lease to a second holder',
    family: undisturbed,
    nth: 12,
    in: 'scripts',
    from: 'if held_until > now',
    to: 'if false',
  },
  {
    what: 'grants while restricted',
    family: undisturbed,
    nth: 11,
    in: 'scripts',
    from: 'local in_force = ends and',
    to: 'local in_force = false and',
  },
  {
    what: 'keeps a refunded permit in the count for ever',
    family: undisturbed,
    nth: 21,
    in: 'scripts',
    from: "'ever:' .. tag, -1)",
    to: "'ever:' .. tag, 0)",
  },
  {
    what: 'takes decisions of a Redis that went back in time',
    family: losses,
    nth: 205,
    in: 'statements',
    from: 'AND person.version = entry.version - 1 AND person.last = entry.person_last',
    to: '',
  },
  {
    what: 'takes decisions of an ended epoch that follow nothing',
    family: crashes,
    nth: 43,
    in: 'statements',
    from: 'AND person.epoch = entry.person_epoch AND person.version = entry.version - 1 AND person.last = entry.person_last',
    to: '',
  },
  {
    what: 'ends a pause by the clock that is ahead',
    family: clocks,
    nth: 933,
    in: 'scripts',
    from: 'find_denial(keys, math.min(now, process_now)',
    to: 'find_denial(keys, math.max(now, process_now)',
  },
  {
    what: 'counts a grant by the clock that is behind',
    family: clocks,
    nth: 2,
    in: 'scripts',
    from: 'local decided_at = math.max(now, process_now)',
    to: 'local decided_at = math.min(now, process_now)',
  },
  {
    what: 'does not look at the clock of Postgres',
    family: clocks,
    nth: 48,
    in: 'statements',
    from: "entry.decision_time BETWEEN locked.at - interval '2000 ms' AND locked.at + interval '2000 ms'",
    to: 'true',
  },
  {
    what: 'does not compare Redis with the process',
    family: clocks,
    nth: 262,
    in: 'scripts',
    from: 'math.abs(now - process_now) > clock_tolerance_ms',
    to: 'false',
  },
];

it.each(mutants)(
  'finds one that $what',
  async ({ family, nth, ...mutation }) => {
    installation.mutants.become(mutation);
    const found = await fc.check(
      fc.asyncProperty(plans(family), plan => play(installation, plan)),
      { numRuns: RUNS, endOnFailure: true, seed: SEED, path: String(nth) },
    );
    expect(installation.mutants.hits).toBeGreaterThan(0);
    expect(found.errorInstance).toMatchObject({ name: 'Violation' });
  },
  120_000,
);
