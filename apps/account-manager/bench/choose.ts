/**
 * What it costs to choose an account: teams of 10, 100 and 500 accounts, every window full (30 invites in the last
 * day, into 10 channels) and every right known, so that nobody is eligible and each account has to be told its reason
 * and its moment. The baseline is the team of 10: two queries and one round trip to Redis are the same for all, what
 * grows is the reading of each account. Asked for one by one, the cost would grow as the number of accounts does.
 *
 * One choice at a time, the teams in turn, after as many that are not counted; medians.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createIntegrationClient } from '@muster/contracts';
import {
  createLogger,
  createMetrics,
  createPool,
  createRedis,
  migrate,
  newId,
  type Pool,
  type Redis,
} from '@muster/service-kit';
import { CannotStart, type Figure, median, runBench, startPostgres, startRedis } from '@muster/testkit';
import { type ChooserDependencies, chooseAccounts } from '../src/leases/choose-account.ts';
import { createLedger } from '../src/ledger/ledger.ts';
import { defaultProfile } from '../src/limits/table.ts';
import { createUnavailableRights } from '../src/rights/unavailable-rights.ts';
import { installChannel, installPerson } from '../src/scripts/install.ts';

const SIZES = [10, 100, 500] as const;
const CHANNEL = 'telegram:0';
const HOUR_MS = 3_600_000;

await runBench(async ({ small }): Promise<Figure[]> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-choose-'));
  const [postgres, redisServer] = await Promise.all([
    startPostgres({ dataDir: path.join(directory, 'postgres') }),
    startRedis(),
  ]);
  const log = createLogger({ name: 'account-manager', level: 'warn' });
  const pool = createPool(postgres.url('postgres'), createMetrics('account-manager'));
  const redis = createRedis(redisServer.url, log);
  const ledger = createLedger(pool);
  const dependencies: ChooserDependencies = {
    pool,
    redis,
    ledger,
    log,
    profiles: { of: async () => defaultProfile },
    integration: createIntegrationClient({
      baseUrl: 'http://integration.test',
      fetch: () => Promise.reject(new Error('every right is known')),
    }),
    rightsUnderWay: new Map(),
    unavailableRights: createUnavailableRights(),
  };
  try {
    await migrate(postgres.url('postgres'), new URL('../prisma/migrations/', import.meta.url));
    await makeChannel(pool, redis);
    const teams = await Promise.all(SIZES.map(size => makeTeam(pool, redis, size)));
    await pool.query('ANALYZE');
    const times = new Map<string, number[]>(teams.map(teamId => [teamId, []]));
    const rounds = small ? 2 : 100;
    for (let round = 0; round < 2 * rounds; round++) {
      for (const teamId of teams) {
        const start = performance.now();
        const choice = await chooseAccounts(dependencies, { teamId, purpose: 'invite', channel: CHANNEL });
        const tookMs = performance.now() - start;
        if (choice.eligible.length > 0 || choice.nextAt === null)
          throw new CannotStart('the windows are not full');
        if (round >= rounds) times.get(teamId)?.push(tookMs);
      }
    }
    const [ten = 0, ...others] = teams.map(teamId => median(times.get(teamId) ?? []));
    return others.map((value, i) => ({
      name: `choice among ${SIZES[i + 1]} accounts`,
      unit: 'ms',
      value,
      baseline: ten,
      // Half of what it would grow by if every account took a round trip.
      goal: { of: 'ratio', atMost: (SIZES[i + 1] ?? 0) / SIZES[0] / 2 },
    }));
  } finally {
    await ledger.close();
    redis.disconnect();
    await pool.end();
    await Promise.all([postgres.stop(), redisServer.stop()]);
    await rm(directory, { recursive: true });
  }
});

/** A team of accounts that invited 30 people in the last day, and may do so into the channel. */
async function makeTeam(pool: Pool, redis: Redis, size: number): Promise<string> {
  const teamId = newId();
  const ids = Array.from({ length: size }, () => newId());
  const keys = ids.map(id => id.padEnd(43, 'x'));
  await pool.query(
    `WITH person AS (
       INSERT INTO heads (key, epoch, version, first_seen_at)
       SELECT 'person:' || key, 1, 60, now() - interval '90 days' FROM unnest($3::text[]) AS key
     ), account AS (
       INSERT INTO accounts (id, team_id, platform, person_key, connected_at)
       SELECT id, $1, 'telegram', key, now() FROM unnest($2::uuid[], $3::text[]) AS row (id, key)
     )
     INSERT INTO invite_rights (account_id, team_id, channel_key, may_invite, checked_at)
     SELECT id, $1, $4, true, now() FROM unnest($2::uuid[]) AS id`,
    [teamId, ids, keys, CHANNEL],
  );
  const now = Date.now();
  const invites = Array.from({ length: 30 }, (_, i) => ({
    countedAt: now - 23 * HOUR_MS + i * 0.75 * HOUR_MS,
    member: `${2 * i}|telegram:${i % 10}`,
  }));
  const ever = Object.fromEntries(invites.map((_, i) => [`ever:telegram:${i % 10}`, '90']));
  await Promise.all(
    keys.map(personKey =>
      installPerson(redis, {
        personKey,
        epoch: 1,
        fields: { version: '60', last: '', ...ever },
        pending: {},
        actions: new Map([['invite', invites]]),
      }),
    ),
  );
  return teamId;
}

async function makeChannel(pool: Pool, redis: Redis): Promise<void> {
  await pool.query(`INSERT INTO heads (key, epoch, version, first_seen_at) VALUES ($1, 1, 5, now())`, [
    `channel:${CHANNEL}`,
  ]);
  const state = { epoch: 1, version: 5, last: '', lastAt: 0, lastAtBefore: 0 };
  await installChannel(redis, { channelKey: CHANNEL, ...state });
}
