import { type InviteTask, type PublicClient, unwrap } from '@muster/contracts';
import { until } from './until.ts';

const timeoutMs = 90_000;

/**
 * Starts an invite task and returns it as it ended.
 *
 * @param onProgress told how many targets are done, each time that is asked
 */
export async function invitePeople(
  client: PublicClient,
  taskId: string,
  onProgress: (done: number, total: number) => void,
): Promise<InviteTask> {
  const params = { path: { id: taskId } };
  unwrap(await client.POST('/api/v1/invites/tasks/{id}/start', { params }));
  const task = await until(
    async () => {
      const current = unwrap(await client.GET('/api/v1/invites/tasks/{id}', { params }));
      const { total, pending, inviting } = current.targets;
      onProgress(total - pending - inviting, total);
      return current;
    },
    ({ state }) => state !== 'running',
    timeoutMs,
  );
  if (task.state !== 'completed') {
    throw new Error(
      `the task stopped as ${task.state} (${task.problem?.message.en ?? 'no reason was given'})`,
    );
  }
  return task;
}
