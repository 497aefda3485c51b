import { type Closable, clock, type Logger } from '@muster/service-kit';
import type { Ownership } from './ownership.ts';
import { SIGN_EVERY_MS, WATCH_EVERY_MS } from './timings.ts';

/** Gives this replica's signs of life and watches those of the others, in real time; what fails is tried at the next turn. */
export function keepAlive(ownership: Pick<Ownership, 'renew' | 'watch'>, log: Logger): Closable {
  let givenAtMs = clock.monotonic();
  // One that fails is tried again at the next turn already.
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
    return setInterval(async () => {
      if (atWork) return;
      atWork = true;
      await task().catch((error: unknown) =>
        log.warn({ err: error }, 'signs of life: Redis cannot be reached'),
      );
      atWork = false;
    }, WATCH_EVERY_MS).unref();
  }
}
