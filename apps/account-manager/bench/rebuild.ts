/**
 * What a loss of Redis costs: how long the next decision about a person waits until they are rebuilt from the ledger.
 * Every window is full (30 invites, 40 messages, 100 resolves, 5 joins in the last day, each with its outcome), two
 * restrictions are in force, and three months of such days lie behind. The baseline is a person nobody ever acted
 * with, rebuilt by the same code: what the round trips alone take. Postgres is durable (fsync, synchronous_commit).
 *
 * One rebuild at a time, the two kinds in turn, after as many that are not counted; medians.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, createMetrics, createPool, createRedis, migrate } from '@muster/service-kit';
import { type Figure, median, runBench, startPostgres, startRedis } from '@muster/testkit';
import { rebuildPerson } from '../src/recovery/rebuild.ts';
import { writeHistory } from './rebuild/history.ts';

await runBench(async ({ small }): Promise<Figure[]> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-rebuild-'));
  const [postgres, redisServer] = await Promise.all([
    startPostgres({ dataDir: path.join(directory, 'postgres') }),
    startRedis(),
  ]);
  const log = createLogger({ name: 'account-manager', level: 'warn' });
  const pool = createPool(postgres.url('postgres'), createMetrics('account-manager'));
  const redis = createRedis(redisServer.url, log);
  try {
    await migrate(postgres.url('postgres'), new URL('../prisma/migrations/', import.meta.url));
    const people = Array.from({ length: small ? 2 : 20 }, (_, i) => `full-${i}`.padEnd(43, 'x'));
    await writeHistory(pool, people);
    const rounds = small ? 3 : 20;
    const times: Record<'full' | 'empty', number[]> = { full: [], empty: [] };
    for (let round = 0; round < 2 * rounds; round++) {
      for (const personKey of people) {
        const [full, empty] = [
          await timeOf(() => rebuildPerson({ pool, redis, log }, personKey)),
          await timeOf(() => rebuildPerson({ pool, redis, log }, personKey.replace('full', 'none'))),
        ];
        if (round < rounds) continue;
        times.full.push(full);
        times.empty.push(empty);
      }
    }
    return [
      {
        name: 'rebuild',
        unit: 'ms',
        value: median(times.full),
        baseline: median(times.empty),
        goal: { of: 'value', atMost: 5 },
      },
    ];
  } finally {
    redis.disconnect();
    await pool.end();
    await Promise.all([postgres.stop(), redisServer.stop()]);
    await rm(directory, { recursive: true });
  }
});

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
