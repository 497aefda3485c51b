import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { losses, undisturbed } from '../model/families.ts';
import { startInstallation } from '../model/installations.ts';
import type { Mutation } from '../model/mutant.ts';
import { play } from '../model/play.ts';
import { seed } from '../model/prove.ts';
import { type Emphasis, plans } from '../model/steps.ts';

vi.mock('../../../../packages/service-kit/src/clock.ts', () => import('../model/standing-clock.ts'));

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.close());

/** Far more than each of them lives for. */
const RUNS = 1_500;

const mutants: readonly (Mutation & { family: Emphasis })[] = [
  {
    what: 'counts what left a window a millisecond ago',
    family: undisturbed,
    in: 'scripts',
    from: "redis.call('ZCOUNT', actions, '(' .. since",
    to: "redis.call('ZCOUNT', actions, since",
  },
  {
    what: 'allows one more than a limit',
    family: undisturbed,
    in: 'scripts',
    from: 'applies and used >= limit.value',
    to: 'applies and used > limit.value',
  },
  {
    what: 'draws a pause and does not keep it',
    family: undisturbed,
    in: 'scripts',
    from: 'if pause_until > now',
    to: 'if false',
  },
  {
    what: 'lets a channel be invited into without its pace',
    family: undisturbed,
    in: 'scripts',
    from: 'if free_at > now',
    to: 'if false',
  },
  {
    what: 'counts a refunded permit',
    family: undisturbed,
    in: 'scripts',
    from: "redis.call('ZREM', keys.actions, permit_id .. '|' .. tag)",
    to: '',
  },
  {
    what: 'asks nobody for the lease',
    family: undisturbed,
    in: 'scripts',
    from: 'lease[1] ~= lease_id or lease[2] ~= fencing_token',
    to: 'false',
  },
  {
    what: 'gives a lease to a second holder',
    family: undisturbed,
    in: 'scripts',
    from: 'if held_until > now',
    to: 'if false',
  },
  {
    what: 'grants while restricted',
    family: undisturbed,
    in: 'scripts',
    from: 'local in_force = ends and',
    to: 'local in_force = false and',
  },
  {
    what: 'keeps a refunded permit in the count for ever',
    family: undisturbed,
    in: 'scripts',
    from: "'ever:' .. tag, -1)",
    to: "'ever:' .. tag, 0)",
  },
  {
    what: 'takes decisions of a Redis that went back in time',
    family: losses,
    in: 'statements',
    from: 'AND person.version = entry.version - 1 AND person.last = entry.person_last',
    to: '',
  },
];

it.each(mutants)(
  `finds one that $what (seed ${seed})`,
  async ({ family, ...mutation }) => {
    installation.mutants.become(mutation);
    const found = await fc.check(
      fc.asyncProperty(plans(family), plan => play(installation, plan)),
      { numRuns: RUNS, endOnFailure: true, seed },
    );
    expect(installation.mutants.hits).toBeGreaterThan(0);
    expect(found.errorInstance).toMatchObject({ name: 'Violation' });
  },
  120_000,
);
