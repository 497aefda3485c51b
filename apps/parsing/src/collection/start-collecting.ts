import { startRowWorker } from '@muster/service-kit/queue';
import type { Dependencies } from '../dependencies.ts';
import { collectMembers } from './collect-members.ts';
import { COLLECTION_QUEUE, TASKS_AT_A_TIME } from './queue.ts';

/** Works on tasks until it is closed, which finishes the steps in hand and gives accounts back. */
export function startCollecting(dependencies: Dependencies): ReturnType<typeof startRowWorker> {
  const { repository, ring, log, metrics, queueRedis } = dependencies;
  return startRowWorker({
    name: COLLECTION_QUEUE,
    connection: queueRedis,
    concurrency: TASKS_AT_A_TIME,
    log,
    metrics,
    rows: repository,
    ring,
    look: (taskId, signal, onStep) => collectMembers(dependencies, taskId, signal, onStep),
  });
}
