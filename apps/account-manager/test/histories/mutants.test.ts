import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clocks, crashes, losses, pauses, refunds, restrictions, undisturbed } from '../model/families.ts';
import { startInstallation } from '../model/installations.ts';
import type { Mutation } from '../model/mutant.ts';
import { play } from '../model/play.ts';
import { type Emphasis, plans } from '../model/steps.ts';

vi.mock('../../../../packages/service-kit/src/clock.ts', () => import('../model/standing-clock.ts'));

/** The comparison of a refusal with the ledger, while it is the mutant: it finds that they agree. */
const comparison = vi.hoisted(() => ({
  isBlind: false,
  hits: 0,
  become(isBlind: boolean) {
    Object.assign(comparison, { isBlind, hits: 0 });
  },
}));
vi.mock('../../src/recovery/compare-with-ledger.ts', async importOriginal => {
  const original = await importOriginal<typeof import('../../src/recovery/compare-with-ledger.ts')>();
  const compareWithLedger: typeof original.compareWithLedger = async (...question) => {
    const compared = await original.compareWithLedger(...question);
    if (!comparison.isBlind) return compared;
    comparison.hits += 1;
    return { ...compared, agreement: 'agrees' };
  };
  return { ...original, compareWithLedger };
});

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

type Mutant = (Mutation | { what: string; in: 'comparison' }) & { family: Emphasis; nth: number };

const mutants: readonly Mutant[] = [
  {
    what: 'counts what left a window a millisecond ago',
    family: undisturbed,
    nth: 113,
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
    nth: 4,
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
    nth: 11,
    in: 'scripts',
    from: "redis.call('ZREM', keys.actions, permit_id .. '|' .. tag)",
    to: '',
  },
  {
    what: 'keeps a refunded permit in the count for ever',
    family: refunds,
    nth: 44,
    in: 'scripts',
    from: "'ever:' .. tag, -1)",
    to: "'ever:' .. tag, 0)",
  },
  {
    what: 'asks nobody for the lease',
    family: undisturbed,
    nth: 83,
    in: 'scripts',
    from: 'lease.id ~= lease_id or lease.token ~= fencing_token',
    to: 'false',
  },
  {
    what: 'gives a lease to a second holder',
    family: undisturbed,
    nth: 20,
    in: 'scripts',
    from: 'if held_until > now',
    to: 'if false',
  },
  {
    what: 'grants while restricted',
    family: undisturbed,
    nth: 6,
    in: 'scripts',
    from: 'local in_force = ends and',
    to: 'local in_force = false and',
  },
  {
    what: 'takes decisions of a Redis that went back in time',
    family: losses,
    nth: 231,
    in: 'statements',
    from: 'AND person.version = entry.version - 1 AND person.last = entry.person_last',
    to: '',
  },
  {
    what: 'takes decisions of an ended epoch that follow nothing',
    family: crashes,
    nth: 2,
    in: 'statements',
    from: 'AND person.epoch = entry.person_epoch AND person.version = entry.version - 1 AND person.last = entry.person_last',
    to: '',
  },
  {
    what: 'counts a grant by the clock that is behind',
    family: clocks,
    nth: 3,
    in: 'scripts',
    from: 'local decided_at = math.max(now, process_now)',
    to: 'local decided_at = math.min(now, process_now)',
  },
  {
    what: 'ends a pause by the clock that is ahead',
    family: pauses,
    nth: 32,
    in: 'scripts',
    from: 'find_denial(keys, math.min(now, process_now)',
    to: 'find_denial(keys, math.max(now, process_now)',
  },
  {
    what: 'does not look at the clock of Postgres',
    family: clocks,
    nth: 23,
    in: 'statements',
    from: "entry.decision_time BETWEEN locked.at - interval '2000 ms' AND locked.at + interval '2000 ms'",
    to: 'true',
  },
  {
    what: 'does not compare Redis with the process',
    family: clocks,
    nth: 235,
    in: 'scripts',
    from: 'math.abs(now - process_now) > clock_tolerance_ms',
    to: 'false',
  },
  {
    what: 'ends a wait that the platform asked for',
    family: restrictions,
    nth: 10,
    in: 'scripts',
    from: 'if mandated <= now then',
    to: 'if true then',
  },
  {
    what: 'shortens a restriction',
    family: restrictions,
    nth: 88,
    in: 'scripts',
    from: 'if not present_end or outlasts(ends, present_end) then',
    to: 'if true then',
  },
  {
    what: 'grants to a holder whose lease has run out',
    family: undisturbed,
    nth: 44,
    in: 'scripts',
    from: ' or tonumber(lease.ends) <= now',
    to: '',
  },
  {
    what: 'brings a lifted restriction back',
    family: restrictions,
    nth: 85,
    in: 'statements',
    from: "WHERE written.kind = 'lift' AND written.until IS NULL",
    to: 'WHERE false',
  },
  {
    what: 'forgets restrictions when Redis is wiped',
    family: restrictions,
    nth: 2,
    in: 'statements',
    from: 'WHERE person_key = $1 AND (until IS NULL OR until > $2)',
    to: 'WHERE person_key = $1 AND $2::timestamptz IS NULL',
  },
  {
    what: 'forgets what was granted when Redis is wiped',
    family: losses,
    nth: 1,
    in: 'statements',
    from: "kind = 'permit' AND decided_at > $2",
    to: "kind = 'permit' AND decided_at > $2 AND false",
  },
  {
    what: 'believes a refusal that the ledger does not bear out: what nobody was given is never freed',
    family: crashes,
    nth: 171,
    in: 'comparison',
  },
];

it.each(mutants)(
  'finds one that $what',
  async ({ family, nth, ...mutation }) => {
    installation.mutants.become(mutation.in === 'comparison' ? null : mutation);
    comparison.become(mutation.in === 'comparison');
    const found = await fc.check(
      fc.asyncProperty(plans(family), plan => play(installation, plan)),
      { numRuns: RUNS, endOnFailure: true, seed: SEED, path: String(nth) },
    );
    expect(installation.mutants.hits + comparison.hits).toBeGreaterThan(0);
    expect(found.errorInstance).toMatchObject({ name: 'Violation' });
  },
  120_000,
);
