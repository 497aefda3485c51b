import { clock, problem } from '@muster/service-kit';
import type { TaskRepository } from './repository.ts';
import type { Task } from './task.ts';

/** What moving needs: the tasks, and how those who watch and those who work hear of it. */
export type MoveTools = {
  tasks: Pick<TaskRepository, 'find' | 'move'>;
  announce(task: Pick<Task, 'id' | 'teamId'>): Promise<void>;
  ring(id: string): Promise<void>;
};

/**
 * Pauses, resumes or cancels a task.
 * @throws ProblemError `not_found`, `wrong_state`
 */
export async function moveTask(
  { tasks, announce, ring }: MoveTools,
  teamId: string,
  id: string,
  verb: 'pause' | 'resume' | 'cancel',
): Promise<Task> {
  const finishedAt = verb === 'cancel' ? new Date(clock.now()) : null;
  const moved = await tasks.move(teamId, id, verb, finishedAt);
  if (!moved) throw problem((await tasks.find(teamId, id)) ? 'wrong_state' : 'not_found');
  await announce(moved);
  if (verb === 'resume') await ring(id);
  return moved;
}
