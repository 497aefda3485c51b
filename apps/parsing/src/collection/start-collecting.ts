import { type Closable, clock, createAlarm, createDoorbellWorker } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { collectMembers } from './collect-members.ts';
import { COLLECTION_QUEUE, TASKS_AT_A_TIME } from './queue.ts';

/** Answers the doorbell, and wakes the tasks that wait. `close` finishes the steps in hand and gives accounts back. */
export function startCollecting(dependencies: Dependencies): Closable & { assertMoving(): Promise<void> } {
  const { repository, ring, log, metrics, queueRedis } = dependencies;
  const alarm = createAlarm({
    log,
    dueRows: () => repository.due(new Date(clock.now())),
    nextWakeAt: () => repository.nextWakeAt(new Date(clock.now())),
    ring,
  });
  const worker = createDoorbellWorker({
    name: COLLECTION_QUEUE,
    connection: queueRedis,
    concurrency: TASKS_AT_A_TIME,
    log,
    metrics,
    look: async (taskId, signal, onStep) => {
      const wait = await collectMembers(dependencies, taskId, signal, onStep);
      if (wait && wait.until !== null) alarm.check();
    },
  });
  return {
    assertMoving: async () => void (await Promise.all([worker.assertMoving(), alarm.assertMoving()])),
    close: async () => void (await Promise.all([worker.close(), alarm.close()])),
  };
}
