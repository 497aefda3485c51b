import type { createParsingTask } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import type { z } from 'zod';
import type { TaskRepository } from './repository.ts';
import type { Task } from './task.ts';

export type CreateTools = { tasks: Pick<TaskRepository, 'create'>; ring(id: string): Promise<void> };

/** Stores a task for the workers to begin with; the row is the promise, the ring only makes it quick. */
export async function createTask(
  { tasks, ring }: CreateTools,
  teamId: string,
  wish: z.output<(typeof createParsingTask)['body']>,
): Promise<Task> {
  const task = await tasks.create({
    id: newId(),
    teamId,
    sourceKind: wish.source.kind,
    sourceLink: wish.source.link,
    priority: wish.priority,
    speed: wish.speed,
    peopleLimit: wish.limit ?? null,
    createdAt: new Date(clock.now()),
  });
  await ring(task.id);
  return task;
}
