import { type InviteTask, type PublicClient, unwrap } from '@muster/contracts';
import { until } from './until.ts';

const timeoutMs = 90_000;

export interface InviteOptions {
  readonly destination: string;
  readonly parsingTaskId: string;
  /** Told how many targets are done, each time that is asked. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Invites the people a parsing task collected and returns the invite task as it ended. */
export async function invitePeople(client: PublicClient, options: InviteOptions): Promise<InviteTask> {
  const { destination, parsingTaskId, onProgress } = options;
  const body = { name: 'Demo invitations', kind: 'group_invite', destination, priority: 'high' } as const;
  const { id } = unwrap(await client.POST('/api/v1/invites/tasks', { body }));
  const params = { path: { id } };
  unwrap(
    await client.POST('/api/v1/invites/tasks/{id}/targets/import-parsing', {
      params,
      body: { parsingTaskId },
    }),
  );
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
    throw new Error(`the invite task stopped as ${task.state}: ${task.problem?.message.en ?? 'no reason'}`);
  }
  return task;
}

/** Why people could not be invited, as sentences with how many each concerns. */
export async function refusals(client: PublicClient, taskId: string): Promise<Map<string, number>> {
  const params = { path: { id: taskId }, query: { state: 'failed', limit: 1000 } } as const;
  const { items } = unwrap(await client.GET('/api/v1/invites/tasks/{id}/targets', { params }));
  const counts = new Map<string, number>();
  for (const { reason } of items) {
    const sentence = reason?.message.en ?? 'No reason was given.';
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return counts;
}
