import { type Closable, clock, type Metrics } from '@muster/service-kit';
import { Cron } from 'croner';
import { ROTATED, type Rotated } from '../commands/rotate.ts';

export type RotationSchedule = Closable & {
  /** Rotates now what is due later, after what is under way. */
  rotate(what: Rotated): Promise<void>;
};

/** What has failed may have met a Vault that was restarted, or a process that was: in ms. */
const AGAIN_AFTER_MS = 60 * 60_000;
const AGAIN_AT_MOST = 3;

/**
 * Rotates at the times that are asked for, one after the other. One that fails is said in the log, counted, and tried
 * again some times, an hour apart; what it has left then is gone on with at the next time.
 * @param when patterns of cron in UTC; what has none is not rotated
 */
export function scheduleRotations(parts: {
  when: Partial<Record<Rotated, string | undefined>>;
  rotate(what: Rotated, tell: (line: string) => void, signal: AbortSignal): Promise<void>;
  log: Record<'info' | 'error', (fields: object, text: string) => void>;
  metrics: Pick<Metrics, 'counter' | 'gauge'>;
  againAfterMs?: number;
}): RotationSchedule {
  const { when, rotate, log, metrics, againAfterMs = AGAIN_AFTER_MS } = parts;
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

  const run = async (what: Rotated, againAtMost: number) => {
    if (closing.signal.aborted) return;
    try {
      await rotate(what, line => log.info({ rotation: what }, line), closing.signal);
      lastDone.set(what, clock.now());
      total.inc({ what, outcome: 'done' });
    } catch (error) {
      // At the end of the process it is left as it is, like one that was killed.
      if (closing.signal.aborted) return;
      total.inc({ what, outcome: 'failed' });
      log.error(
        { rotation: what, err: error, againAtMost },
        'a rotation has failed; the next one goes on with it',
      );
      if (againAtMost > 0) void later(what, againAtMost - 1);
    }
  };
  let running: Promise<void> = Promise.resolve();
  const soon = (what: Rotated, againAtMost = AGAIN_AT_MOST) => {
    running = running.then(() => run(what, againAtMost));
    return running;
  };
  const later = async (what: Rotated, againAtMost: number) => {
    const before = lastDone.get(what);
    await clock.sleepUntil(clock.now() + againAfterMs, closing.signal).catch(() => {});
    if (lastDone.get(what) === before) await soon(what, againAtMost);
  };

  const jobs = ROTATED.flatMap(what => {
    const pattern = when[what];
    if (pattern === undefined) return [];
    // Seen from the start on: one that has never failed has 0, and not nothing.
    for (const outcome of ['done', 'failed']) total.inc({ what, outcome }, 0);
    return [new Cron(pattern, { timezone: 'UTC' }, () => void soon(what))];
  });
  return {
    rotate: what => soon(what),
    async close() {
      for (const job of jobs) job.stop();
      closing.abort(new Error('the watch is stopped'));
      await running;
    },
  };
}
