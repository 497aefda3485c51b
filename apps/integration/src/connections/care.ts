import type { Closable, Logger } from '@muster/service-kit';

/** Between two looks at the live connections, in real ms. */
const LOOK_EVERY_MS = 1_000;

/** Has the live connections looked at again and again. */
export function careFor(tasks: readonly (() => void | Promise<void>)[], log: Logger): Closable {
  let round: Promise<void> | undefined;
  const look = async () => {
    for (const task of tasks) {
      try {
        await task();
      } catch (err) {
        log.warn({ err }, 'live connections were not looked at');
      }
    }
    round = undefined;
  };
  const timer = setInterval(() => {
    round ??= look();
  }, LOOK_EVERY_MS).unref();
  return {
    async close() {
      clearInterval(timer);
      await round;
    },
  };
}
