import type { createInviteTask } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import type { z } from 'zod';
import type { UserAccounts } from './destination.ts';
import { findInviter } from './find-inviter.ts';
import type { TaskRepository } from './repository.ts';
import type { Task } from './task.ts';

export type CreateTools = { tasks: Pick<TaskRepository, 'create'>; accounts: UserAccounts };

/** Prepares a task once an account was found that may invite into its destination. */
export async function createTask(
  { tasks, accounts }: CreateTools,
  teamId: string,
  wish: z.output<(typeof createInviteTask)['body']>,
): Promise<Task> {
  const { channel, title, kind } = await findInviter(accounts, wish.destination, wish.accountIds);
  return tasks.create({
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
  });
}
