import type { MovedClock } from './start-moved-clock.ts';

/** So many looks in a row without news mean that everybody waits. */
const IDLE_LOOKS = 3;

/**
 * Moves time to the end of the next wait once nothing happens any more; for `untilSettled`'s `onIdle`. To move while
 * somebody still works is harmless but for what runs out meanwhile, which is then done again.
 */
export function skipWaits(clock: Pick<MovedClock, 'now' | 'nextWake' | 'advance'>): () => Promise<void> {
  let idle = 0;
  return async () => {
    idle += 1;
    const wake = clock.nextWake();
    if (idle < IDLE_LOOKS || wake === null) return;
    idle = 0;
    await clock.advance(Math.max(0, wake - clock.now()) + 1);
  };
}
