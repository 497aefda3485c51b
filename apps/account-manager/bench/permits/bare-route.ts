/**
 * Baseline: a bare Fastify route that does one `pg` insert of the row a permit leaves, durable before it is answered.
 * It checks nobody and nothing, validates nothing, signs nothing and logs nothing.
 */
import fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import type { Ask } from './ask.ts';

const env = z.object({ PORT: z.string(), DATABASE_URL: z.string() }).parse(process.env);
// As many connections as account-manager has: more were slower here.
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });
await pool.query(`
  CREATE TABLE permits (
    id UUID PRIMARY KEY, team_id UUID NOT NULL, account_id UUID NOT NULL, person_key TEXT NOT NULL,
    version BIGINT NOT NULL, decided_at TIMESTAMPTZ(3) NOT NULL, action TEXT NOT NULL, channel_key TEXT,
    target_key TEXT NOT NULL, latest_at TIMESTAMPTZ(3) NOT NULL, pause_ms INTEGER NOT NULL,
    fencing_token BIGINT NOT NULL, channel_version BIGINT
  )`);

const app = fastify();
app.get('/readyz', async () => 'ready');
app.post<{ Body: Ask }>('/permits', async ({ body }) => {
  const now = Date.now();
  await pool.query({
    name: 'insert',
    text: 'INSERT INTO permits VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
    values: [
      body.permitId,
      body.teamId,
      body.accountId,
      body.target,
      2,
      new Date(now),
      body.action,
      body.channel ?? null,
      body.target,
      new Date(now + 26_000),
      700_000,
      1,
      body.channel ? 1 : null,
    ],
  });
  return { status: 'granted', permit: { id: body.permitId } };
});
await app.listen({ host: '127.0.0.1', port: Number(env.PORT) });
