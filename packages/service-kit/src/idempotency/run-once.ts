import { z } from 'zod';
import { clock } from '../clock.ts';
import { problem } from '../problem.ts';
import type { OnceKey } from './once-key.ts';

/** An answer can be had again for so long (DESIGN: 24 h), in ms. */
const KEPT_FOR_MS = 24 * 3_600_000;

/** What is used of a Prisma transaction. */
type SqlTransaction = {
  $queryRawUnsafe(query: string, ...values: unknown[]): Promise<unknown>;
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
};

const Stored = z.array(z.object({ body_hash: z.string(), answer: z.unknown() }));

/**
 * Has an effect once for a wish, and gives its answer each time the wish arrives again. Key, effect and answer are
 * one transaction: a crash leaves all of them or none. Who asks while the first is still under way waits for it.
 * Needs the table `idempotency_keys` in the service's database.
 * @param begin opens a transaction, e.g. `work => prisma.$transaction(work)`
 * @throws the problem `idempotency_mismatch` for a key that was used with another body
 */
export async function runOnce<Transaction extends SqlTransaction, T>(
  begin: (work: (transaction: Transaction) => Promise<T>) => Promise<T>,
  key: OnceKey | null,
  answerShape: z.ZodType<T>,
  effect: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return begin(async transaction => {
    if (!key) return effect(transaction);
    const row = [key.teamId, key.userId, key.route, key.key] as const;
    const now = clock.now();
    await transaction.$executeRawUnsafe(
      'DELETE FROM idempotency_keys WHERE created_at <= $1',
      new Date(now - KEPT_FOR_MS),
    );
    const claimed = await transaction.$executeRawUnsafe(
      `INSERT INTO idempotency_keys (team_id, user_id, route, key, body_hash, created_at)
       VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      ...row,
      key.bodyHash,
      new Date(now),
    );
    if (claimed === 0) {
      const select = `SELECT body_hash, answer FROM idempotency_keys WHERE ${ROW}`;
      const [earlier] = Stored.parse(await transaction.$queryRawUnsafe(select, ...row));
      if (earlier?.body_hash !== key.bodyHash) throw problem('idempotency_mismatch');
      return answerShape.parse(earlier.answer);
    }
    const answer = await effect(transaction);
    const update = `UPDATE idempotency_keys SET answer = $5::jsonb WHERE ${ROW}`;
    await transaction.$executeRawUnsafe(update, ...row, JSON.stringify(answer));
    return answer;
  });
}

const ROW = 'team_id = $1::uuid AND user_id = $2::uuid AND route = $3 AND key = $4';
