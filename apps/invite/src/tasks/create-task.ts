import type { createInviteTask } from '@muster/contracts';
import { clock, newId, type OnceKey, problem } from '@muster/service-kit';
import type { z } from 'zod';
import type { UserAccounts } from './destination.ts';
import { findInviter } from './find-inviter.ts';
import type { TaskRepository } from './repository.ts';
import type { Task } from './task.ts';

export type CreateTools = { tasks: Pick<TaskRepository, 'create'>; accounts: UserAccounts };

/**
 * Prepares a task once an account was found that may invite into its destination.
 * @param once the wish, if it may arrive twice: it makes one task, and answers with it each time
 * @throws the problem `not_found` when the task of an earlier arrival was deleted meanwhile
 */
export async function createTask(
  { tasks, accounts }: CreateTools,
  teamId: string,
  wish: z.output<(typeof createInviteTask)['body']>,
  once: OnceKey | null = null,
): Promise<Task> {
  const { channel, title, kind } = await findInviter(accounts, wish.destination, wish.accountIds);
  const newTask = {
    id: newId(),
    teamId,
    name: wish.name,
    kind: wish.kind,
    destinationLink: wish.destination,
    destinationTitle: title,
    destinationKind: kind,
    channelKey: channel,
    accountIds: wish.accountIds ?? [],
    priority: wish.priority,
    createdAt: new Date(clock.now()),
  };
  const task = await tasks.create(newTask, once);
  if (!task) throw problem('not_found');
  return task;
}
