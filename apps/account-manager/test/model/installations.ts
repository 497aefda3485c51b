import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createIntegrationClient, SERVICES } from '@muster/contracts';
import { seedLocalSecrets } from '@muster/secrets';
import { createTestDatabase, createTestRedis } from '@muster/testkit';
import pg from 'pg';
import { createAccountLookup } from '../../src/accounts/find-account.ts';
import { loadConfig } from '../../src/config.ts';
import { createDependencies, type Dependencies } from '../../src/dependencies.ts';
import type { Profile } from '../../src/limits/table.ts';
import { createMutants } from './mutant.ts';
import { createObserver } from './observer.ts';
import { createPeople } from './people.ts';
import { openRedisState } from './redis-state.ts';
import { createReplica } from './replica.ts';
import { POSTGRES_NOW, type WorldTime } from './standing-clock.ts';

/** How many processes of account-manager one history has. */
export const REPLICAS = 3;

/** How long people who are not new have been known, in ms. */
export const MONTH_MS = 30 * 86_400_000;

/** The clock of the histories goes before Postgres' own, and what few rows there are need no second plan. */
const SETTINGS = '-c search_path=public,pg_catalog -c plan_cache_mode=force_generic_plan';

/** account-manager as several processes on one Postgres and one Redis, in a time of its own. */
export async function startInstallation() {
  const directory = await mkdtemp(path.join(tmpdir(), 'account-manager-'));
  const local = { dir: path.join(directory, 'secrets'), keyFile: path.join(directory, 'key') };
  await seedLocalSecrets({ ...local, services: SERVICES, telegramApp: { apiId: '1', apiHash: 'x' } });
  const [database, testRedis] = await Promise.all([createTestDatabase(), createTestRedis()]);
  await stopClock(database.url);
  const config = loadConfig({
    MUSTER_MODE: 'development',
    PORT: '0',
    LOG_LEVEL: 'fatal',
    SECRETS_STORE: 'local',
    SECRETS_DIR: local.dir,
    SECRETS_KEY_FILE: local.keyFile,
    DATABASE_URL: `${database.socketUrl}&options=${encodeURIComponent(SETTINGS)}`,
    REDIS_URL: testRedis.socketUrl,
    IDENTITY_URL: 'http://127.0.0.1:1',
    INTEGRATION_URL: 'http://127.0.0.1:1',
  });
  const startedAt = Math.floor(Date.now() / 1_000) * 1_000;
  const world: WorldTime = { now: startedAt, postgresSkewMs: 0, isPostgresAway: false };
  /** What every account of the present history works under. */
  const rules: { profile: Profile | null } = { profile: null };
  const redis = openRedisState(testRedis.socketUrl);
  const opened: Dependencies[] = [];
  for (let i = 0; i < REPLICAS; i++) opened.push(await createDependencies(config));
  const [first] = opened;
  if (!first) throw new Error('there is no replica');
  await closeEarlierMonths(first.pool);
  const observer = createObserver(first.pool);
  const findAccount = createAccountLookup(first.pool);
  const newPerson = createPeople(first.pool, startedAt);
  const knownPerson = createPeople(first.pool, startedAt - MONTH_MS);
  const mutants = createMutants(opened);
  const replicas = opened.map(dependencies =>
    createReplica(
      {
        ...dependencies,
        profiles: {
          async of() {
            if (!rules.profile) throw new Error('no history is going on');
            return rules.profile;
          },
        },
        // What never changes, and so may be asked for once for all of them.
        findAccount,
        // Nobody watches, and nobody else is told.
        tell: Object.assign(() => {}, { close: async () => {} }),
        bring: Object.assign(() => {}, { close: async () => {} }),
        // What is signed is looked at.
        sign: (claims: Record<string, unknown>) => JSON.stringify(claims),
        // integration: every account may invite everywhere.
        integration: createIntegrationClient({
          baseUrl: 'http://integration.test',
          fetch: async () =>
            Response.json({ status: 'known', mayInvite: true, checkedAt: new Date(world.now).toISOString() }),
        }),
      },
      { world, wallSkewMs: 0, monotonicSkewMs: 0 },
    ),
  );
  return {
    world,
    rules,
    redis,
    /** When every history begins, in ms. */
    startedAt,
    newPerson,
    knownPerson,
    observer,
    mutants,
    replicas,
    async close() {
      redis.close();
      for (const dependencies of opened) await dependencies.close();
      await database.drop();
      await rm(directory, { recursive: true });
    },
  };
}
/** However busy the machine is, no decision comes too late. */
async function stopClock(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql IMMUTABLE
     AS $$ SELECT timestamptz '${POSTGRES_NOW}' $$`,
  );
  await client.end();
}

/** Leaves the present month and the next: every statement about the ledger looks into each month there is. */
async function closeEarlierMonths(pool: Dependencies['pool']): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent = 'ledger'::regclass AND inhrelid::regclass::text < 'ledger_' || to_char(now(), 'YYYY_MM')`,
  );
  for (const { name } of rows) await pool.query(`DROP TABLE ${name}`);
  await pool.query('UPDATE ledger_horizon SET closed_before = month_of(now())');
}

export type Installation = Awaited<ReturnType<typeof startInstallation>>;
