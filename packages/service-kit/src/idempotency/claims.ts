import { z } from 'zod';
import { clock } from '../clock.ts';
import { problem } from '../problem.ts';
import { keptSince } from './forget-old-keys.ts';
import type { OnceKey } from './once-key.ts';

/** What is used of a Prisma client or transaction. */
export type Sql = {
  $queryRawUnsafe(query: string, ...values: unknown[]): Promise<unknown>;
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
};

/** The right of one caller to have the effect of a wish; told from a later one by its time. */
export type Claim = { status: 'claimed'; at: Date } | { status: 'taken'; answer: unknown };

const Stored = z.array(z.object({ body_hash: z.string(), answer: z.unknown() }));

const ROW = 'team_id = $1::uuid AND user_id = $2::uuid AND route = $3 AND key = $4';

const rowOf = (key: OnceKey) => [key.teamId, key.userId, key.route, key.key] as const;

/**
 * Claims a wish, or tells its answer: null while there is none.
 * @param abandonedBefore a claim without an answer that is older than this may be taken over
 * @throws the problem `idempotency_mismatch` for a key that was used with another body
 */
export async function claim(sql: Sql, key: OnceKey, abandonedBefore?: Date): Promise<Claim> {
  const at = new Date(clock.now());
  const claimed = await sql.$executeRawUnsafe(
    `INSERT INTO idempotency_keys AS known (team_id, user_id, route, key, body_hash, created_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6)
     ON CONFLICT (team_id, user_id, route, key) DO UPDATE
     SET body_hash = excluded.body_hash, answer = NULL, created_at = excluded.created_at
     WHERE known.created_at <= $7
        OR (known.answer IS NULL AND known.created_at <= $8 AND known.body_hash = excluded.body_hash)`,
    ...rowOf(key),
    key.bodyHash,
    at,
    keptSince(),
    abandonedBefore ?? null,
  );
  if (claimed === 1) return { status: 'claimed', at };
  const select = `SELECT body_hash, answer FROM idempotency_keys WHERE ${ROW}`;
  const [earlier] = Stored.parse(await sql.$queryRawUnsafe(select, ...rowOf(key)));
  // Given up in between: whoever looks again may claim it.
  if (!earlier) return { status: 'taken', answer: null };
  if (earlier.body_hash !== key.bodyHash) throw problem('idempotency_mismatch');
  return { status: 'taken', answer: earlier.answer };
}

/** Stores the answer of a claim, unless somebody has taken it over. */
export async function answerClaim(sql: Sql, key: OnceKey, at: Date, answer: unknown): Promise<void> {
  const update = `UPDATE idempotency_keys SET answer = $6::jsonb WHERE ${ROW} AND created_at = $5`;
  await sql.$executeRawUnsafe(update, ...rowOf(key), at, JSON.stringify(answer));
}

/** Gives a claim up that had no effect: the wish may be brought again. */
export async function giveUpClaim(sql: Sql, key: OnceKey, at: Date): Promise<void> {
  const remove = `DELETE FROM idempotency_keys WHERE ${ROW} AND created_at = $5`;
  await sql.$executeRawUnsafe(remove, ...rowOf(key), at);
}
