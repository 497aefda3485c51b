import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
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
    if (end !== undefined) throw new CannotStart(`${end} before it was ready${lastWords(running)}`);
    if (performance.now() > deadline) {
      throw new CannotStart(
        `${running.name} was not ready within ${Math.round(timeoutMs / 1000)} s${lastWords(running)}`,
      );
    }
    await wait(10);
  }
}

function lastWords(running: Pick<RunningProcess, 'output'>): string {
  const lines = running.output().trimEnd().split('\n');
  const telling = lines.findLast(line => /FATAL|error|cannot|could not|failed/i.test(line)) ?? lines.at(-1);
  return telling ? `: ${telling.trim()}` : '.';
}
