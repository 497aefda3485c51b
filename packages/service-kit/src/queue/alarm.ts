import { setTimeout as sleep } from 'node:timers/promises';
import { clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Closable } from '../process/closables.ts';

/** Rows that wait without a moment of their own, or whose ring was lost, are rung for this often, in real ms. */
const SWEEP_MS = 2_000;

/** Rounds take milliseconds: without one for so long, the rows of this process stand still. */
const STUCK_MS = 5 * SWEEP_MS;

export type AlarmOptions = {
  log: Logger;
  /** Rows to be looked at now and that nobody works on, most urgent first. */
  dueRows(): Promise<string[]>;
  /** The earliest moment at which a waiting row becomes due, in ms of the clock; null when none waits. */
  nextWakeAt(): Promise<number | null>;
  ring(id: string): Promise<void>;
};

export type Alarm = Closable & {
  /** Looks anew at once: a row has got another moment to wake at. */
  check(): void;
  /** Rejects when the alarm no longer goes its rounds. */
  assertMoving(): Promise<void>;
};

/**
 * Wakes the rows that wait. Their moments stand in Postgres: the alarm sleeps until the earliest on the clock and
 * rings for what is due. Every two seconds of real time it does so anyway, which finds rows whose ring was lost
 * with Redis, whose worker died, or which another process has put to sleep.
 */
export function createAlarm({ log, dueRows, nextWakeAt, ring }: AlarmOptions): Alarm {
  const stopping = new AbortController();
  let round = new AbortController();
  let lastRoundAt = performance.now();

  const goRound = async (): Promise<number | null> => {
    try {
      for (const id of await dueRows()) await ring(id);
      lastRoundAt = performance.now();
      return await nextWakeAt();
    } catch (error) {
      log.warn(
        { err: error instanceof Error ? error.message : error },
        'the alarm could not look for due rows',
      );
      return null;
    }
  };
  const waitFor = async (wakeAt: number | null): Promise<void> => {
    const signal = AbortSignal.any([stopping.signal, round.signal]);
    const waits: Promise<void>[] = [sleep(SWEEP_MS, undefined, { signal })];
    if (wakeAt !== null) waits.push(clock.sleepUntil(wakeAt, signal));
    await Promise.race(waits).catch(() => {});
    round.abort();
    await Promise.allSettled(waits);
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      round = new AbortController();
      await waitFor(await goRound());
    }
  };
  const running = run();

  return {
    check: () => round.abort(),
    async assertMoving() {
      if (performance.now() - lastRoundAt > STUCK_MS) throw new Error('the alarm stands still');
    },
    async close() {
      stopping.abort();
      await running;
    },
  };
}
