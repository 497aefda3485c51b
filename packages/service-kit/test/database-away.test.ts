import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
// By its place: testkit needs this package, so that this one cannot name it among those it needs.
import { type Postgres, startPostgres } from '../../testkit/src/postgres/start-postgres.ts';
import {
  createLogger,
  createMetrics,
  createPool,
  createServiceApp,
  inTransaction,
  type Pool,
  type PoolClient,
  type ServiceApp,
} from '../src/index.ts';

let folder: string;
let postgres: Postgres;
let pool: Pool;
let app: ServiceApp;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'muster-database-away-'));
  postgres = await startPostgres({ dataDir: folder, durable: false });
  const metrics = createMetrics('parsing');
  pool = createPool(postgres.url('postgres'), metrics, { max: 2 });
  await pool.query('CREATE TABLE counts (id integer PRIMARY KEY, n integer NOT NULL)');
  await pool.query('INSERT INTO counts VALUES (1, 0), (2, 0)');
  await pool.query('CREATE SEQUENCE tries');
  await pool.query(`
    CREATE FUNCTION conflict_until(last integer) RETURNS integer LANGUAGE plpgsql AS $$
    DECLARE try integer := nextval('tries');
    BEGIN
      IF try < last THEN RAISE serialization_failure; END IF;
      RETURN try;
    END $$`);
  app = createServiceApp({
    log: createLogger({ name: 'parsing', level: 'silent' }),
    metrics,
    verifiers: { verifyUser: async () => null, verifyService: async () => null },
    readiness: {},
  });
  app.get('/read', async () => (await pool.query('SELECT n FROM counts')).rows);
  app.get('/write', () => inTransaction(pool, client => add(client, 1)));
  app.get('/conflict', async () => (await pool.query('SELECT conflict_until(100)')).rows);
}, 60_000);
afterEach(async () => {
  vi.useRealTimers();
  await pool.query('ALTER SEQUENCE tries RESTART');
});
afterAll(async () => {
  await app.close();
  await pool.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const add = async (client: PoolClient, id: number): Promise<void> =>
  void (await client.query('UPDATE counts SET n = n + 1 WHERE id = $1', [id]));

/** Asks for both at once, while `ms` of the process's own timers pass. */
async function askFor(ms: number) {
  const asked = Promise.all(['/read', '/write'].map(url => app.inject(url)));
  await vi.advanceTimersByTimeAsync(ms);
  return (await asked).map(({ statusCode, headers, body }) => [
    statusCode,
    headers['retry-after'],
    JSON.parse(body).code,
  ]);
}

const AWAY = [503, '2', 'service_unavailable'];

it('says 503 and when to ask again where no connection is free in time', async () => {
  const taken = [await pool.connect(), await pool.connect()];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  expect(await askFor(5_000)).toEqual([AWAY, AWAY]);
  for (const client of taken) client.release();
});

it('says so where the server has stopped in the middle, and goes on when it does', async () => {
  await Promise.all([pool.query('SELECT pg_sleep(0.01)'), pool.query('SELECT pg_sleep(0.01)')]);
  const { pid } = postgres.mark;
  const sessions = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'))
    .trim()
    .split(' ')
    .map(Number);
  const all = [pid, ...sessions];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    for (const process_ of all) process.kill(process_, 'SIGSTOP');
    expect(pool.idleCount).toBe(2);
    expect(await askFor(35_000)).toEqual([AWAY, AWAY]);
    // The connections that hung are gone, and others cannot be had.
    expect(await askFor(5_000)).toEqual([AWAY, AWAY]);
  } finally {
    for (const process_ of all) process.kill(process_, 'SIGCONT');
  }
  vi.useRealTimers();
  expect((await app.inject('/read')).statusCode).toBe(200);
});

it('says so where the server is gone in the middle of a transaction', async () => {
  const broken = inTransaction(pool, async client => {
    await add(client, 1);
    await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
  });
  await expect(broken).rejects.toMatchObject({ code: '57P01' });
  expect((await app.inject('/read')).statusCode).toBe(200);
});

it('has nobody write in a transaction that somebody else has not ended', async () => {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT pg_current_xact_id()');
  client.release();
  const { rows } = await pool.query('SELECT pg_current_xact_id_if_assigned() AS id');
  expect(rows).toEqual([{ id: null }]);
});

it('does both of two transactions that met in a deadlock', async () => {
  const before = (await pool.query<{ n: number }>('SELECT n FROM counts ORDER BY id')).rows;
  const both = Promise.withResolvers<void>();
  let have = 0;
  const cross = (ids: readonly [number, number]) =>
    inTransaction(pool, async client => {
      await client.query(`SET LOCAL deadlock_timeout = '10ms'`);
      await add(client, ids[0]);
      have += 1;
      if (have === 2) both.resolve();
      await both.promise;
      await add(client, ids[1]);
    });
  await Promise.all([cross([1, 2]), cross([2, 1])]);
  expect(have).toBe(3);
  const after = (await pool.query<{ n: number }>('SELECT n FROM counts ORDER BY id')).rows;
  expect(after.map(({ n }) => n)).toEqual(before.map(({ n }) => n + 2));
});

it('asks again with a single statement that met others, and gives up in the end', async () => {
  expect((await pool.query('SELECT conflict_until(4) AS try')).rows).toEqual([{ try: 4 }]);
  const answer = await app.inject('/conflict');
  expect(answer.json()).toMatchObject({ status: 503, code: 'service_unavailable', retryAfterSeconds: 2 });
  expect((await pool.query(`SELECT nextval('tries')::integer AS try`)).rows).toEqual([{ try: 10 }]);
});
