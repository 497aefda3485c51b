import { clock } from '../clock.ts';
import { createAlarm } from './alarm.ts';
import {
  createDoorbellWorker,
  type DoorbellWorker,
  type DoorbellWorkerOptions,
  type OnStep,
} from './doorbell.ts';
import type { Wait } from './wait.ts';

export type RowWorkerOptions = Omit<DoorbellWorkerOptions, 'look'> & {
  /** Which rows are to be looked at, and when the next one is. */
  rows: {
    due(now: Date): Promise<string[]>;
    nextWakeAt(now: Date): Promise<number | null>;
  };
  ring(id: string): Promise<void>;
  /** Like a doorbell worker's; answers what the row waits for, if anything. */
  look(id: string, signal: AbortSignal, onStep: OnStep): Promise<Wait | null>;
};

/** Answers the doorbell, and wakes the rows that wait. `close` finishes the steps in hand. */
export function startRowWorker(options: RowWorkerOptions): DoorbellWorker {
  const { rows, ring, look, log } = options;
  const alarm = createAlarm({
    log,
    dueRows: () => rows.due(new Date(clock.now())),
    nextWakeAt: () => rows.nextWakeAt(new Date(clock.now())),
    ring,
  });
  const worker = createDoorbellWorker({
    ...options,
    look: async (id, signal, onStep) => {
      const wait = await look(id, signal, onStep);
      if (wait && wait.until !== null) alarm.check();
    },
  });
  return {
    assertMoving: async () => void (await Promise.all([worker.assertMoving(), alarm.assertMoving()])),
    depth: worker.depth,
    close: async () => void (await Promise.all([worker.close(), alarm.close()])),
  };
}
