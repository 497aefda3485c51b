import { type ParsingTask, type PublicClient, unwrap } from '@muster/contracts';
import { until } from './until.ts';

const timeoutMs = 60_000;

/** Collects the members of a group and returns the task as it ended. */
export async function collectMembers(client: PublicClient, link: string): Promise<ParsingTask> {
  const body = { source: { kind: 'members', link }, priority: 'high', speed: 'fast' } as const;
  const { id } = unwrap(await client.POST('/api/v1/parsing/tasks', { body }));
  const params = { path: { id } };
  const task = await until(
    async () => unwrap(await client.GET('/api/v1/parsing/tasks/{id}', { params })),
    ({ state }) => state === 'completed' || state === 'failed',
    timeoutMs,
  );
  if (task.state === 'failed')
    throw new Error(`collecting failed: ${task.problem?.message.en ?? 'no reason'}`);
  return task;
}
