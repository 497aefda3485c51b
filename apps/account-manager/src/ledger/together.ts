import type { Pool } from '@muster/service-kit';
import { type Batches, createBatches } from './batches.ts';

/**
 * A query that those share who ask for the same thing at the same time: a round trip costs more than what is read or
 * written by it.
 * @param run answers each item, in their order
 * @param keysOf items that share a key do not go in one query
 */
export function together<Item, Result>(
  run: (pool: Pool, items: readonly Item[]) => Promise<readonly Result[]>,
  keysOf?: (item: Item) => readonly string[],
): (pool: Pool, item: Item) => Promise<Result> {
  const batchesOf = new WeakMap<Pool, Batches<Item, Result>>();
  return (pool, item) => {
    const batches = batchesOf.get(pool) ?? createBatches(items => run(pool, items), keysOf);
    batchesOf.set(pool, batches);
    return batches.add(item);
  };
}
