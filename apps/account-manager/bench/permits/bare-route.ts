/**
 * Baseline: a bare Fastify route that does one `pg` insert of the row a permit leaves, into the same table, durable
 * before it is answered. It checks nobody and nothing, validates nothing, signs nothing and logs nothing.
 */
import { migrate } from '@muster/service-kit';
import fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import type { Ask } from './ask.ts';

const env = z.object({ PORT: z.string(), DATABASE_URL: z.string() }).parse(process.env);
await migrate(env.DATABASE_URL, new URL('../../prisma/migrations/', import.meta.url));
// As many connections as account-manager has; with more it is slower.
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });

const app = fastify();
app.get('/readyz', async () => 'ready');
app.post<{ Body: Ask }>('/permits', async ({ body }) => {
  const now = Date.now();
  await pool.query({
    name: 'insert',
    text: `INSERT INTO ledger (team_id, account_id, person_key, version, kind, subject_id, decided_at, action, channel_key,
             to_stranger, target_key, latest_at, pause_ms, fencing_token, channel_version)
           VALUES ($1, $2, $3, $4, 'permit', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      body.teamId,
      body.accountId,
      body.target,
      2,
      body.permitId,
      new Date(now),
      body.action,
      body.channel ?? null,
      false,
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
