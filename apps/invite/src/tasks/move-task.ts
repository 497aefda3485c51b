import { clock, type OnceKey, problem } from '@muster/service-kit';
import type { TargetRepository } from '../targets/repository.ts';
import type { TaskRepository } from './repository.ts';
import type { Task } from './task.ts';

/** What moving needs: the tasks, and how those who watch and those who work hear of it. */
export type MoveTools = {
  tasks: Pick<TaskRepository, 'find' | 'move'>;
  targets: Pick<TargetRepository, 'stats'>;
  announce(task: Pick<Task, 'id' | 'teamId'>): Promise<void>;
  ring(id: string): Promise<void>;
};

/**
 * Starts, pauses, resumes or cancels a task. An invitation under way is not taken back: it is settled as it ends.
 * @throws ProblemError `not_found`, `wrong_state`, `no_targets`
 */
export async function moveTask(
  { tasks, targets, announce, ring }: MoveTools,
  teamId: string,
  id: string,
  verb: 'start' | 'pause' | 'resume' | 'cancel',
  once: OnceKey | null = null,
): Promise<Task> {
  const task = await tasks.find(teamId, id);
  if (!task) throw problem('not_found');
  if (verb === 'start' && (await targets.stats(id)).total === 0) throw problem('no_targets');
  const moved = await tasks.move(teamId, id, verb, new Date(clock.now()), once);
  if (!moved) throw problem('not_found');
  await announce(moved);
  if (moved.state === 'running') await ring(id);
  return moved;
}
