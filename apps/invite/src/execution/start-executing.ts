import { type Closable, clock, createAlarm, createDoorbellWorker } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { INVITE_QUEUE, TASKS_AT_A_TIME } from './queue.ts';
import { runTask } from './run-task.ts';

/** Answers the doorbell, and wakes the tasks that wait. `close` finishes the steps in hand and gives accounts back. */
export function startExecuting(dependencies: Dependencies): Closable & { assertMoving(): Promise<void> } {
  const { claims, ring, log, metrics, queueRedis } = dependencies;
  const alarm = createAlarm({
    log,
    dueRows: () => claims.due(new Date(clock.now())),
    nextWakeAt: () => claims.nextWakeAt(new Date(clock.now())),
    ring,
  });
  const worker = createDoorbellWorker({
    name: INVITE_QUEUE,
    connection: queueRedis,
    concurrency: TASKS_AT_A_TIME,
    log,
    metrics,
    look: async (taskId, signal, onStep) => {
      const wait = await runTask(dependencies, taskId, signal, onStep);
      if (wait && wait.until !== null) alarm.check();
    },
  });
  return {
    assertMoving: async () => void (await Promise.all([worker.assertMoving(), alarm.assertMoving()])),
    close: async () => void (await Promise.all([worker.close(), alarm.close()])),
  };
}
