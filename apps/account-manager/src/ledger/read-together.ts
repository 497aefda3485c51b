import type { Pool } from '@muster/service-kit';
import { type Batches, createBatches } from './batches.ts';

/**
 * A look-up whose questions share one query when they are asked at the same time: a round trip costs more than what is
 * read by it.
 * @param read answers each question, in their order
 */
export function readTogether<Question, Answer>(
  read: (pool: Pool, questions: readonly Question[]) => Promise<readonly Answer[]>,
): (pool: Pool, question: Question) => Promise<Answer> {
  const batchesOf = new WeakMap<Pool, Batches<Question, Answer>>();
  return (pool, question) => {
    const batches = batchesOf.get(pool) ?? createBatches(questions => read(pool, questions));
    batchesOf.set(pool, batches);
    return batches.add(question);
  };
}
