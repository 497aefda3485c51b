import { type PublicClient, unwrap } from '@muster/contracts';

export interface ImportedTargets {
  readonly taskId: string;
  readonly added: number;
  /** Left out, as sentences: bots, deleted accounts, people an earlier refusal protects. */
  readonly leftOut: readonly string[];
}

/** Makes an invite task into a group and imports the people a parsing task collected as its targets. */
export async function importTargets(
  client: PublicClient,
  destination: string,
  parsingTaskId: string,
): Promise<ImportedTargets> {
  const body = { name: 'Demo invitations', kind: 'group_invite', destination, priority: 'high' } as const;
  const { id } = unwrap(await client.POST('/api/v1/invites/tasks', { body }));
  const path = '/api/v1/invites/tasks/{id}/targets/import-parsing';
  const imported = unwrap(await client.POST(path, { params: { path: { id } }, body: { parsingTaskId } }));
  const reasons = [
    [imported.bots, 'bots'],
    [imported.deleted, 'deleted accounts'],
    [imported.protected, 'who refused an earlier invitation of this team'],
  ] as const;
  const leftOut = reasons.filter(([count]) => count > 0).map(([count, who]) => `left out: ${count} ${who}`);
  return { taskId: id, added: imported.added, leftOut };
}
