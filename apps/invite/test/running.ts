import { clock } from '@muster/service-kit';
import { runTask } from '../src/execution/run-task.ts';
import type { ExecutionTools } from '../src/execution/tools.ts';
import type { Task } from '../src/tasks/task.ts';
import type { Parts } from './parts.ts';

const never = new AbortController().signal;

/** Runs tasks in a world, and reads what came of it. */
export function createRunning(parts: () => Parts) {
  const run = (task: Task, tools: Partial<ExecutionTools>) =>
    runTask({ ...parts().dependencies, ...tools }, task.id, never);

  const read = async (task: Task): Promise<Task> => {
    const row = await parts().dependencies.tasks.find(task.teamId, task.id);
    if (!row) throw new Error('the task is gone');
    return row;
  };

  const targetsOf = (task: Task) =>
    parts().prisma.target.findMany({ where: { taskId: task.id }, orderBy: { platformUserId: 'asc' } });

  /** Moves the clock to the moment a task wakes at. */
  const toItsMoment = async (task: Task): Promise<void> => {
    const { wakeAt } = await read(task);
    if (wakeAt) await parts().testClock.advance(Math.max(0, wakeAt.getTime() - clock.now()));
  };

  return {
    run,
    read,
    targetsOf,
    /** Runs a task as the alarm would: each time its moment has come, until it waits for no moment. */
    async runOn(task: Task, tools: Partial<ExecutionTools>): Promise<void> {
      do await toItsMoment(task);
      while (await run(task, tools));
    },
    states: async (task: Task) => (await targetsOf(task)).map(({ state }) => state),
    attemptsOf: (task: Task) =>
      parts().prisma.attempt.findMany({ where: { taskId: task.id }, orderBy: { id: 'asc' } }),
  };
}
