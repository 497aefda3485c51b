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

/** A person was told by then, and what they mend is noticed; a schedule by months would leave it as it is: in ms. */
const LATER_EVERY_MS = 24 * 60 * 60_000;

/**
 * Rotates at the times that are asked for, one after the other. One that fails is said in the log, counted, and tried
 * again: some times an hour apart, and then every day until it is done.
 * @param when patterns of cron in UTC; what has none is not rotated
 */
export function scheduleRotations(parts: {
  when: Partial<Record<Rotated, string | undefined>>;
  rotate(what: Rotated, tell: (line: string) => void, signal: AbortSignal): Promise<void>;
  log: Record<'info' | 'error', (fields: object, text: string) => void>;
  metrics: Pick<Metrics, 'counter' | 'gauge'>;
  againAfterMs?: number;
  laterEveryMs?: number;
}): RotationSchedule {
  const { when, rotate, log, metrics } = parts;
  const { againAfterMs = AGAIN_AFTER_MS, laterEveryMs = LATER_EVERY_MS } = parts;
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
  const failing = new Map<Rotated, boolean>();
  metrics.gauge(
    'rotation_failing',
    '1 from a rotation on a schedule that has failed until the next one of its kind that is done, else 0.',
    ['what'],
    gauge => {
      for (const [what, is] of failing) gauge.set({ what }, Number(is));
    },
  );
  /** What waits to be tried again: once, however often it has failed meanwhile. */
  const waiting = new Set<Rotated>();

  const run = async (what: Rotated, againAtMost: number) => {
    if (closing.signal.aborted) return;
    try {
      await rotate(what, line => log.info({ rotation: what }, line), closing.signal);
      lastDone.set(what, clock.now());
      failing.set(what, false);
      total.inc({ what, outcome: 'done' });
    } catch (error) {
      // At the end of the process it is left as it is, like one that was killed.
      if (closing.signal.aborted) return;
      total.inc({ what, outcome: 'failed' });
      failing.set(what, true);
      log.error(
        { rotation: what, err: error, againAtMost },
        'a rotation has failed; the next one goes on with it',
      );
      void again(what, againAtMost);
    }
  };
  let running: Promise<void> = Promise.resolve();
  const soon = (what: Rotated, againAtMost = AGAIN_AT_MOST) => {
    running = running.then(() => run(what, againAtMost));
    return running;
  };
  const again = async (what: Rotated, againAtMost: number) => {
    if (waiting.has(what)) return;
    waiting.add(what);
    const afterMs = againAtMost > 0 ? againAfterMs : laterEveryMs;
    await clock.sleepUntil(clock.now() + afterMs, closing.signal).catch(() => {});
    waiting.delete(what);
    if (failing.get(what)) await soon(what, Math.max(0, againAtMost - 1));
  };

  const jobs = ROTATED.flatMap(what => {
    const pattern = when[what];
    if (pattern === undefined) return [];
    // Seen from the start on: one that has never failed has 0, and not nothing.
    for (const outcome of ['done', 'failed']) total.inc({ what, outcome }, 0);
    failing.set(what, false);
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
