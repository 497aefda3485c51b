import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../src/vault/clock.ts';

type Sleeper = { atMs: number; wake(): void };

/** A clock that goes only when it is told to. */
export function movedTime() {
  let nowMs = Date.now();
  const sleepers = new Set<Sleeper>();
  const clock: Clock = {
    now: () => nowMs,
    sleepUntil: (atMs, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = {
          atMs,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        const giveUp = () => {
          sleepers.delete(sleeper);
          reject(new Error('given up'));
        };
        if (signal?.aborted) return giveUp();
        signal?.addEventListener('abort', giveUp, { once: true });
        sleepers.add(sleeper);
      }),
  };
  const asleep = async (count: number) => {
    while (sleepers.size < count) await wait(5);
  };
  return {
    ...clock,
    /** Resolves when so many sleep: everything that was due is done. */
    asleep,
    /** In how many ms the first of them wakes. */
    nextInMs: () => Math.min(...[...sleepers].map(({ atMs }) => atMs)) - nowMs,
    /** Moves on, and returns when all that this woke sleep again. */
    async advance(ms: number) {
      nowMs += ms;
      const before = sleepers.size;
      for (const sleeper of [...sleepers]) if (sleeper.atMs <= nowMs) sleeper.wake();
      await asleep(before);
    },
  };
}
export type MovedTime = ReturnType<typeof movedTime>;
