import { type Closable, clock, type Metrics } from '@muster/service-kit';
import { Cron } from 'croner';
import { ROTATED, type Rotated } from '../commands/rotate.ts';

export type RotationSchedule = Closable & {
  /** Rotates now what is due later, after what is under way. */
  rotate(what: Rotated): Promise<void>;
};

/**
 * Rotates at the times that are asked for, one after the other. One that fails is said in the log and counted, and what
 * it has left is gone on with at the next time.
 * @param when patterns of cron in UTC; what has none is not rotated
 */
export function scheduleRotations(parts: {
  when: Partial<Record<Rotated, string | undefined>>;
  rotate(what: Rotated, tell: (line: string) => void, signal: AbortSignal): Promise<void>;
  log: Record<'info' | 'error', (fields: object, text: string) => void>;
  metrics: Pick<Metrics, 'counter' | 'gauge'>;
}): RotationSchedule {
  const { when, rotate, log, metrics } = parts;
  const closing = new AbortController();
  const total = metrics.counter('rotations_total', 'Rotations on a schedule, by what and how they ended.', [
    'what',
    'outcome',
  ]);
  const lastDone = new Map<Rotated, number>();
  metrics.gauge(
    'rotation_last_success_timestamp_seconds',
    'When a rotation on a schedule has succeeded last since the start.',
    ['what'],
    gauge => {
      for (const [what, atMs] of lastDone) gauge.set({ what }, atMs / 1000);
    },
  );

  const run = async (what: Rotated) => {
    if (closing.signal.aborted) return;
    try {
      await rotate(what, line => log.info({ rotation: what }, line), closing.signal);
      lastDone.set(what, clock.now());
      total.inc({ what, outcome: 'done' });
    } catch (error) {
      // At the end of the process it is left as it is, like one that was killed.
      if (closing.signal.aborted) return;
      total.inc({ what, outcome: 'failed' });
      log.error({ rotation: what, err: error }, 'a rotation has failed; the next one goes on with it');
    }
  };
  let running: Promise<void> = Promise.resolve();
  const soon = (what: Rotated) => {
    running = running.then(() => run(what));
    return running;
  };

  const jobs = ROTATED.flatMap(what => {
    const pattern = when[what];
    if (pattern === undefined) return [];
    // Seen from the start on: one that has never failed has 0, and not nothing.
    for (const outcome of ['done', 'failed']) total.inc({ what, outcome }, 0);
    return [new Cron(pattern, { timezone: 'UTC' }, () => void soon(what))];
  });
  return {
    rotate: soon,
    async close() {
      for (const job of jobs) job.stop();
      closing.abort(new Error('the watch is stopped'));
      await running;
    },
  };
}
