import { startRowWorker } from '@muster/service-kit/queue';
import type { Dependencies } from '../dependencies.ts';
import { INVITE_QUEUE, TASKS_AT_A_TIME } from './queue.ts';
import { runTask } from './run-task.ts';

/** Works on tasks until it is closed, which finishes the steps in hand and gives accounts back. */
export function startExecuting(dependencies: Dependencies): ReturnType<typeof startRowWorker> {
  const { claims, ring, log, metrics, queueRedis } = dependencies;
  return startRowWorker({
    name: INVITE_QUEUE,
    connection: queueRedis,
    concurrency: TASKS_AT_A_TIME,
    log,
    metrics,
    rows: claims,
    ring,
    look: (taskId, signal, onStep) => runTask(dependencies, taskId, signal, onStep),
  });
}
