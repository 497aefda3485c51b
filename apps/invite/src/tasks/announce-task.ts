import type { inviteEvents } from '@muster/contracts';
import type { LiveFeed } from '@muster/service-kit';
import type { TargetRepository } from '../targets/repository.ts';
import { presentTask } from './present-task.ts';
import type { TaskRepository } from './repository.ts';

/** Shows a task as it stands now to everybody who watches it. */
export const createAnnouncer =
  (
    tasks: Pick<TaskRepository, 'find'>,
    targets: Pick<TargetRepository, 'stats'>,
    feed: Pick<LiveFeed<typeof inviteEvents>, 'publish'>,
  ) =>
  async ({ id, teamId }: { id: string; teamId: string }): Promise<void> => {
    const task = await tasks.find(teamId, id);
    if (task) await feed.publish(id, 'task', presentTask(task, await targets.stats(id)));
  };
