import type { createParsingTask } from '@muster/contracts';
import { clock, newId, type OnceKey, problem } from '@muster/service-kit';
import type { z } from 'zod';
import type { TaskRepository } from './repository.ts';
import type { Task } from './task.ts';

export type CreateTools = {
  tasks: Pick<TaskRepository, 'create'>;
  announce(task: Pick<Task, 'id' | 'teamId'>): Promise<void>;
  ring(id: string): Promise<void>;
};

/**
 * Stores a task for the workers to begin with; the row is the promise, the ring only makes it quick.
 * @param once the wish, if it may arrive twice: it makes one task, and answers with it each time
 * @throws the problem `not_found` when the task of an earlier arrival was deleted meanwhile
 */
export async function createTask(
  { tasks, announce, ring }: CreateTools,
  teamId: string,
  wish: z.output<(typeof createParsingTask)['body']>,
  once: OnceKey | null = null,
): Promise<Task> {
  const newTask = {
    id: newId(),
    teamId,
    sourceKind: wish.source.kind,
    sourceLink: wish.source.link,
    priority: wish.priority,
    speed: wish.speed,
    peopleLimit: wish.limit ?? null,
    createdAt: new Date(clock.now()),
  };
  const task = await tasks.create(newTask, once);
  if (!task) throw problem('not_found');
  await announce(task);
  await ring(task.id);
  return task;
}
