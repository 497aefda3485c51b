import { type Closable, clock, type Logger } from '@muster/service-kit';
import type { Ownership } from './ownership.ts';
import { SIGN_EVERY_MS, WATCH_EVERY_MS } from './timings.ts';

/**
 * Gives this replica's signs of life and watches those of the others, from now on and in real time; what fails is tried
 * again at the next turn.
 */
export function keepAlive(ownership: Pick<Ownership, 'renew' | 'watch'>, log: Logger): Closable {
  let givenAtMs = Number.NEGATIVE_INFINITY;
  const giving = repeat(async () => {
    const now = clock.monotonic();
    if (now < givenAtMs + SIGN_EVERY_MS) return;
    await ownership.renew();
    givenAtMs = now;
  });
  const watching = repeat(ownership.watch.look);
  return {
    async close() {
      clearInterval(giving);
      clearInterval(watching);
    },
  };

  function repeat(task: () => Promise<void>): NodeJS.Timeout {
    let atWork = false;
    const turn = async () => {
      if (atWork) return;
      atWork = true;
      await task().catch((err: unknown) => log.warn({ err }, 'signs of life: Redis cannot be reached'));
      atWork = false;
    };
    void turn();
    return setInterval(turn, WATCH_EVERY_MS).unref();
  }
}
