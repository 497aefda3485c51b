import type { Logger } from '../logger.ts';
import type { Closable } from './closables.ts';

/** Between two rounds, unless it says otherwise, in ms of real time. */
const SWEEP_EVERY_MS = 2_000;

/** Does everything that may have been left undone, round after round; a failing task does not keep the others. */
export function startSweeper(
  tasks: Readonly<Record<string, () => Promise<void>>>,
  log: Logger,
  everyMs: number = SWEEP_EVERY_MS,
): Closable {
  let round: Promise<void> = Promise.resolve();
  let closed = false;
  let timer: NodeJS.Timeout;
  const sweep = async () => {
    for (const [name, task] of Object.entries(tasks)) {
      if (closed) return;
      await task().catch((error: unknown) => log.warn({ err: error, task: name }, 'sweeping failed'));
    }
  };
  const schedule = () => {
    timer = setTimeout(() => {
      round = sweep().finally(() => {
        if (!closed) schedule();
      });
    }, everyMs);
  };
  schedule();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}
