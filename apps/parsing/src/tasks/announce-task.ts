import type { parsingEvents } from '@muster/contracts';
import type { LiveFeed } from '@muster/service-kit';
import { presentTask } from './present-task.ts';
import type { TaskRepository } from './repository.ts';

/** Shows a task as it stands now to everybody who watches it, or all of its team. */
export const createAnnouncer =
  (tasks: Pick<TaskRepository, 'find'>, feed: Pick<LiveFeed<typeof parsingEvents>, 'publish'>) =>
  async ({ id, teamId }: { id: string; teamId: string }): Promise<void> => {
    const task = await tasks.find(teamId, id);
    if (!task) return;
    const shown = presentTask(task);
    await Promise.all([feed.publish(id, 'task', shown), feed.publish(teamId, 'task', shown)]);
  };

/** Tells the same people that a task is no more. */
export const announceRemoval = async (
  feed: Pick<LiveFeed<typeof parsingEvents>, 'publish'>,
  { id, teamId }: { id: string; teamId: string },
): Promise<void> => {
  await Promise.all([feed.publish(id, 'removed', { id }), feed.publish(teamId, 'removed', { id })]);
};
