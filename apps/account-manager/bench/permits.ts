/**
 * How many permits account-manager grants, and what one costs.
 *
 * Everything runs in one session on one machine: account-manager as it runs in production (its own server, log and
 * metrics on, real limits), the baselines, and the load generator are processes of their own, on a Postgres with fsync
 * and synchronous_commit on and a Redis, both started here. A load is 50 connections, each busy with one holder after
 * another. A holder has an account, a lease that was really taken, and asks for all that the default profile allows
 * within a minute: five people looked up and one of them invited, one after the other. Every permit is for a person
 * and, where it is an invite, a channel that nobody else asks about. Every answer must be a grant, and afterwards the
 * ledger must hold as many permits as there were answers, or the bench fails.
 *
 * - `permits`: permits a second, beside a bare Fastify route that does one `pg` insert of the same row into the same
 *   table and nothing else (bare-route.ts).
 * - `permits-usual-way`: the same, beside a Redlock lock around SELECT and UPDATE of counters (usual-way.ts).
 * - `permits-p99`: the 99th percentile of the answer times, beside the bare route's.
 * - `permits-growth`: how long one permit takes, asked alone, with 100,000 accounts known to Postgres and Redis, beside
 *   100; the two take turns permit by permit.
 * - `permits-memory`: what Redis keeps of an account whose every window is full (MEMORY USAGE, all its keys), beside one
 *   that did nothing.
 *
 * Candidate and baselines take turns, warmed up first, and each figure is the median of its rounds.
 */
import { randomInt } from 'node:crypto';
import { type Figure, runBench } from '@muster/testkit';
import { measureDecisionCost } from './permits/decision-cost.ts';
import { startInstallation } from './permits/installation.ts';
import { startLoadGenerator } from './permits/load.ts';
import { measureMemory } from './permits/memory.ts';
import { measureThroughput } from './permits/throughput.ts';
import { createWorld } from './permits/world.ts';

/** So few holders a round that the leases they take before it last through it on a slow machine too. */
const FULL_SIZE = {
  accounts: 100_000,
  rounds: 7,
  warmUpRounds: 2,
  holders: 600,
  cost: { rounds: 5, warmUpRounds: 1, few: 100 },
};
const SMALL_SIZE = {
  accounts: 200,
  rounds: 1,
  warmUpRounds: 0,
  holders: 20,
  cost: { rounds: 1, warmUpRounds: 0, few: 5 },
};

/** What every account did before, today. */
const DAY = { invite: 10, resolve: 20 };

const MOST_BYTES = 8 * 1024;

// What was started ends with this process, however that is told to end.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

await runBench(async ({ small }): Promise<Figure[]> => {
  const size = small ? SMALL_SIZE : FULL_SIZE;
  const installation = await startInstallation();
  const generator = startLoadGenerator();
  try {
    process.stderr.write(`Postgres: ${await installation.durability()}\n`);
    const many = await installation.startAccountManager('many');
    const world = await createWorld(many.dependencies, size.accounts, DAY);
    const accounts = shuffled(world).values();
    const throughput = await measureThroughput(installation, many, generator, accounts, size);
    const cost = await measureDecisionCost(installation, many, accounts, {
      ...size.cost,
      day: DAY,
    });
    const memory = await measureMemory(many);
    const { permits, bareRoute, usualWay } = throughput;
    return [
      {
        name: 'permits',
        unit: 'a second',
        value: permits.permitsASecond,
        baseline: bareRoute.permitsASecond,
        goal: { of: 'ratio', atLeast: 1 },
      },
      {
        name: 'permits-usual-way',
        unit: 'a second',
        value: permits.permitsASecond,
        baseline: usualWay.permitsASecond,
        goal: { of: 'ratio', atLeast: 5 },
      },
      {
        name: 'permits-p99',
        unit: 'ms',
        value: permits.p99Ms,
        baseline: bareRoute.p99Ms,
        goal: { of: 'ratio', atMost: 3 },
      },
      {
        name: 'permits-growth',
        unit: 'µs a permit',
        value: cost.many,
        baseline: cost.few,
        goal: { of: 'ratio', atMost: 1.2 },
      },
      {
        name: 'permits-memory',
        unit: 'bytes an account',
        value: memory.full,
        baseline: memory.empty,
        goal: { of: 'value', atMost: MOST_BYTES },
      },
    ];
  } finally {
    generator.stop();
    await installation.stop();
  }
});

/** In no order that Postgres or Redis could have them beside each other in. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map(item => ({ item, place: randomInt(2 ** 47) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
