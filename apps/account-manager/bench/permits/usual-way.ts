/**
 * Baseline: limits as they are usually kept. A Redlock lock on the account and the channel holds competitors off while
 * one transaction reads their counters, judges them, moves them and notes the permit. Windows are fixed and not
 * rolling, nothing is signed, and a lock that ran out while its holder was stopped would go unnoticed: less work than
 * account-manager does.
 */
import fastify from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import Redlock from 'redlock';
import { z } from 'zod';
import { defaultProfile } from '../../src/limits/table.ts';
import type { Ask } from './ask.ts';

const LOCK_TTL_MS = 5_000;
const EVER_MS = 100 * 365 * 86_400_000;

const env = z
  .object({ PORT: z.string(), DATABASE_URL: z.string(), REDIS_URL: z.string() })
  .parse(process.env);
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });
const locks = new Redlock([new Redis(env.REDIS_URL)]);
await pool.query(`
  CREATE TABLE counters (
    subject TEXT, name TEXT, used INTEGER NOT NULL, window_ends_at TIMESTAMPTZ NOT NULL, PRIMARY KEY (subject, name)
  );
  CREATE TABLE permits (
    id UUID PRIMARY KEY, team_id UUID NOT NULL, account_id UUID NOT NULL, action TEXT NOT NULL, channel TEXT,
    target TEXT NOT NULL, at TIMESTAMPTZ NOT NULL
  )`);

type Counter = { subject: string; name: string; used: number; window_ends_at: Date };
/** A counter and what it is held to. */
type Rule = { subject: string; name: string; value: number; windowMs: number };

function rulesFor({ accountId, action, channel }: Ask): Rule[] {
  const { limits, pauseMs } = defaultProfile.actions[action];
  const rules = limits.map(({ name, value, windowMs, counts }) => ({
    subject: counts === 'channel' ? `${accountId} in ${channel}` : accountId,
    name,
    value,
    windowMs: windowMs || EVER_MS,
  }));
  const [least, most] = pauseMs;
  if (most > 0) {
    const pause = least + Math.random() * (most - least);
    rules.push({ subject: accountId, name: `${action}_pause`, value: 1, windowMs: pause });
  }
  if (channel) {
    rules.push({ subject: channel, name: 'channel_pace', value: 1, windowMs: defaultProfile.channelPaceMs });
  }
  return rules;
}

const app = fastify();
app.get('/readyz', async () => 'ready');
app.post<{ Body: Ask }>('/permits', async ({ body }) => {
  const resources = [body.accountId, ...(body.channel ? [body.channel] : [])];
  const lock = await locks.lock(
    resources.map(resource => `lock:${resource}`),
    LOCK_TTL_MS,
  );
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const isWithin = await moveCounters(client, rulesFor(body));
    if (isWithin) await notePermit(client, body);
    await client.query('COMMIT');
    return isWithin ? { status: 'granted', permit: { id: body.permitId } } : { status: 'denied' };
  } finally {
    client.release();
    await lock.unlock();
  }
});
await app.listen({ host: '127.0.0.1', port: Number(env.PORT) });

async function moveCounters(client: pg.PoolClient, rules: readonly Rule[]): Promise<boolean> {
  const { rows } = await client.query<Counter>({
    name: 'read',
    text: 'SELECT subject, name, used, window_ends_at FROM counters WHERE subject = ANY($1)',
    values: [[...new Set(rules.map(rule => rule.subject))]],
  });
  const now = Date.now();
  const moved = rules.map(rule => {
    const known = rows.find(row => row.subject === rule.subject && row.name === rule.name);
    const isOver = !known || known.window_ends_at.getTime() <= now;
    return isOver
      ? { ...rule, used: 1, endsAt: new Date(now + rule.windowMs) }
      : { ...rule, used: known.used + 1, endsAt: known.window_ends_at };
  });
  if (moved.some(({ used, value }) => used > value)) return false;
  await client.query({
    name: 'move',
    text: `INSERT INTO counters SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::timestamptz[])
           ON CONFLICT (subject, name) DO UPDATE SET used = excluded.used, window_ends_at = excluded.window_ends_at`,
    values: [
      moved.map(({ subject }) => subject),
      moved.map(({ name }) => name),
      moved.map(({ used }) => used),
      moved.map(({ endsAt }) => endsAt),
    ],
  });
  return true;
}

async function notePermit(client: pg.PoolClient, ask: Ask): Promise<void> {
  const { permitId, teamId, accountId, action, channel, target } = ask;
  await client.query({
    name: 'note',
    text: 'INSERT INTO permits VALUES ($1, $2, $3, $4, $5, $6, $7)',
    values: [permitId, teamId, accountId, action, channel ?? null, target, new Date()],
  });
}
