import { problem } from '@muster/service-kit';

/** Batches at work at a time: while one is made durable, the next is sent. */
const AT_ONCE = 2;

/** In one batch; more would make those at its front wait for those at its end. */
const MOST_TOGETHER = 200;

/** Waiting; less than Postgres writes in the time after which a decision is too old to be written. */
const MOST_WAITING = 2_000;

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result | Promise<Result>) => void;
  reject: (error: unknown) => void;
};

export type Batches<Item, Result> = {
  /** @throws the problem `service_unavailable` when too many wait already; whatever `run` throws */
  add(item: Item): Promise<Result>;
  /** Resolves when everything that was added is done. */
  close(): Promise<void>;
};

/**
 * Does together what is asked for at the same time: whatever comes while earlier batches are at work is the next one.
 * Nobody waits for a batch to fill.
 * @param run answers each item, in their order; a promise for one that takes longer or fails on its own
 * @param keysOf items that share a key do not go in one batch, and go in the order they came
 */
export function createBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly (Result | Promise<Result>)[]>,
  keysOf: (item: Item) => readonly string[] = () => [],
): Batches<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  const atWork = new Set<Promise<void>>();

  function takeBatch(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    const taken = new Set<string>();
    for (const one of waiting) {
      const keys = keysOf(one.item);
      const fits = batch.length < MOST_TOGETHER && !keys.some(key => taken.has(key));
      (fits ? batch : later).push(one);
      for (const key of keys) taken.add(key);
    }
    waiting = later;
    return batch;
  }

  async function work(): Promise<void> {
    // One turn of the event loop: what has arrived with the same packets goes along.
    await new Promise(resolve => setImmediate(resolve));
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      try {
        const results = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve, reject }, i) => {
          const result = results[i];
          if (result === undefined) reject(new Error('an item of a batch was not answered'));
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  return {
    add(item) {
      if (waiting.length >= MOST_WAITING) return Promise.reject(problem('service_unavailable'));
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (atWork.size >= AT_ONCE) return;
        const worker = work().finally(() => atWork.delete(worker));
        atWork.add(worker);
      });
    },
    async close() {
      while (atWork.size > 0) await Promise.all(atWork);
    },
  };
}
