import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import { lastWords } from './last-words.ts';
import type { RunningProcess } from './start-process.ts';

/**
 * Asks `probe` every few milliseconds until it answers with a value.
 *
 * @throws CannotStart when the process ends or `timeoutMs` pass first, with what it said last
 */
export async function untilReady<T>(
  running: Pick<RunningProcess, 'name' | 'ended' | 'output'>,
  probe: () => Promise<T | undefined> | T | undefined,
  timeoutMs: number,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let end: string | undefined;
  void running.ended.then(how => {
    end = how;
  });
  for (;;) {
    const ready = await probe();
    if (ready !== undefined) return ready;
    if (end !== undefined) throw new CannotStart(`${end} before it was ready${reason(running)}`);
    if (performance.now() > deadline) {
      throw new CannotStart(
        `${running.name} was not ready within ${Math.round(timeoutMs / 1000)} s${reason(running)}`,
      );
    }
    await wait(10);
  }
}

function reason(running: Pick<RunningProcess, 'output'>): string {
  const words = lastWords(running.output());
  return words === undefined ? '.' : `: ${words}`;
}
