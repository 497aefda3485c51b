import { type PublicClient, unwrap } from '@muster/contracts';

/** Why people could not be invited: each reason as a sentence, with how many it concerns. */
export async function refusals(client: PublicClient, taskId: string): Promise<string[]> {
  const params = { path: { id: taskId }, query: { state: 'failed', limit: 1000 } } as const;
  const { items } = unwrap(await client.GET('/api/v1/invites/tasks/{id}/targets', { params }));
  const counts = new Map<string, number>();
  for (const { reason } of items) {
    const sentence = reason?.message.en ?? 'No reason was given.';
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].map(([sentence, count]) => `${count} × ${sentence}`);
}
