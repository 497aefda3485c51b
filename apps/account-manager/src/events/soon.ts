import type { Closable, Logger } from '@muster/service-kit';

/** Does a task at once, or once more when it is at work already; nobody waits for it. */
export type Soon = (() => void) & Closable;

/** A task that a sweeper does as well: what fails is logged and left to it. */
export function createSoon(task: () => Promise<void>, log: Logger): Soon {
  let atWork: Promise<void> | null = null;
  let again = false;
  let closed = false;
  const work = async () => {
    do {
      again = false;
      await task().catch((error: unknown) => log.warn({ err: error }, 'left to the sweeper'));
    } while (again && !closed);
    atWork = null;
  };
  const soon = () => {
    again = true;
    if (!closed) atWork ??= work();
  };
  return Object.assign(soon, {
    async close() {
      closed = true;
      await atWork;
    },
  });
}
