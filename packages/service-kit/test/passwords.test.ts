import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
// By its place: testkit needs this package, so that this one cannot name it among those it needs.
import { createTestDatabase, type TestDatabase } from '../../testkit/src/vitest/test-database.ts';
import { createTestRedis } from '../../testkit/src/vitest/test-redis.ts';
import { createLogger, createMetrics, createPool, createRedis, migrate } from '../src/index.ts';

const name = `reader_${randomUUID().replaceAll('-', '')}`;
const log = createLogger({ name: 'parsing', level: 'silent' });

let database: TestDatabase;
let admin: pg.Pool;
let redisAdmin: Redis;
let redisUrl: string;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Pool({ connectionString: database.url });
  redisUrl = (await createTestRedis()).url;
  redisAdmin = new Redis(redisUrl);
});
afterAll(async () => {
  await redisAdmin.call('ACL', 'DELUSER', name);
  redisAdmin.disconnect();
  await admin.query(`DROP OWNED BY ${name}`);
  await admin.query(`DROP ROLE ${name}`);
  await admin.end();
  await database.drop();
});

/** As it stands in a production environment: with a name and no password. */
const withoutPassword = (url: string): string => {
  const own = new URL(url);
  own.username = name;
  own.password = '';
  return own.href;
};

it('opens each connection to Postgres with the password of that moment, where the URL has none', async () => {
  let current = 'one';
  const url = withoutPassword(database.url);
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'one'`);
  await admin.query(`GRANT ALL ON SCHEMA public TO ${name}`);
  // A folder with no migrations in it: the connection is what counts.
  const none = new URL('./', import.meta.url);
  expect(await migrate(url, none, () => current)).toEqual({ applied: [] });
  const pool = createPool(url, createMetrics('parsing'), { password: () => current });
  const early = await pool.connect();
  await admin.query(`ALTER ROLE ${name} PASSWORD 'two'`);
  await expect(pool.query('SELECT 1')).rejects.toThrow('password authentication failed');
  current = 'two';
  expect((await pool.query('SELECT current_user AS name')).rows).toEqual([{ name }]);
  expect((await early.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  early.release();
  await pool.end();
});

it('comes back to Redis with the password of that moment, also in a copy of the connection', async () => {
  let current = 'one';
  const rule = ['on', '~*', '&*', '+@all'];
  await redisAdmin.call('ACL', 'SETUSER', name, ...rule, '>one');
  const redis = createRedis(withoutPassword(redisUrl), log, { password: () => current });
  const copy = redis.duplicate();
  expect([await redis.ping(), await copy.ping()]).toEqual(['PONG', 'PONG']);
  await redisAdmin.call('ACL', 'SETUSER', name, 'resetpass', '>two');
  current = 'two';
  const back = Promise.all([once(redis, 'ready'), once(copy, 'ready')]);
  await redisAdmin.call('CLIENT', 'KILL', 'USER', name);
  await back;
  expect([await redis.ping(), await copy.ping()]).toEqual(['PONG', 'PONG']);
  redis.disconnect();
  copy.disconnect();
});
