import { setTimeout as sleep } from 'node:timers/promises';
import { saidBy } from './said-by.ts';

/** A transaction that met others on their way: a deadlock, a serialization failure, and Prisma's word for both. */
const CONFLICT = /^(40P01|40001|P2034)$/;

/** Who met others now and then gets through. What meets them always, by the order it takes its rows in, is not mended by it. */
const TRIES = 5;

/** Between two tries, at most so long for each before, drawn anew: who met once would meet again, in ms. */
const REST_MS = 50;

/** Whether an error says that work in the database met other work and left nothing behind: done again it may succeed. */
export function isConflict(error: unknown): boolean {
  for (const { code } of saidBy(error)) {
    if (code !== undefined && CONFLICT.test(code)) return true;
  }
  return false;
}

/** Does work that is one statement or one transaction, again where it met other work. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isConflict(error)) throw error;
      await sleep(Math.random() * REST_MS * tries);
    }
  }
}

/** A function of that kind which does so. */
export const retrying = <Work extends (...args: never[]) => unknown>(work: Work): Work =>
  new Proxy(work, {
    apply: (begin, self, args) => retryConflicts(async () => Reflect.apply(begin, self, args)),
  });
