import type { z } from 'zod';
import { answerClaim, claim, type Sql } from './claims.ts';
import { forgetOldKeys } from './forget-old-keys.ts';
import type { OnceKey } from './once-key.ts';

/**
 * Has an effect once for a wish, and gives its answer each time the wish arrives again. Key, effect and answer are
 * one transaction: a crash leaves all of them or none. Who asks while the first is still under way waits for it.
 * Needs the table `idempotency_keys` in the service's database. An effect that is more than work in this database is
 * for `runOnceOutside`.
 * @param begin opens a transaction, e.g. `work => prisma.$transaction(work)`
 * @throws the problem `idempotency_mismatch` for a key that was used with another body
 */
export async function runOnce<Transaction extends Sql, T>(
  begin: (work: (transaction: Transaction) => Promise<T>) => Promise<T>,
  key: OnceKey | null,
  answerShape: z.ZodType<T>,
  effect: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return begin(async transaction => {
    if (!key) return effect(transaction);
    const claimed = await claim(transaction, key);
    if (claimed.status === 'taken') return answerShape.parse(claimed.answer);
    const answer = await effect(transaction);
    await answerClaim(transaction, key, claimed.at, answer);
    // Last: what it locks is free again at once.
    await forgetOldKeys(transaction);
    return answer;
  });
}
