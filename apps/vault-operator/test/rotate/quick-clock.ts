import { setTimeout as sleep } from 'node:timers/promises';
import type { Rotation } from '../../src/rotate/rotation.ts';

/** Time that runs so many times as fast as ours: what rotations wait for comes in a moment, and in its order. */
export function quickClock(speed: number): Rotation['clock'] {
  const startedAtMs = Date.now();
  const now = () => startedAtMs + (performance.timeOrigin + performance.now() - startedAtMs) * speed;
  return {
    now,
    async sleepUntil(atMs, signal) {
      for (let left = atMs - now(); left > 0; left = atMs - now()) {
        await sleep(Math.ceil(left / speed), undefined, signal && { signal });
      }
      signal?.throwIfAborted();
    },
  };
}
