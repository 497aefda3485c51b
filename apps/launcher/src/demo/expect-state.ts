import type { Sentence } from '@muster/contracts';

interface Task {
  readonly state: string;
  readonly problem: { readonly message: Sentence } | null;
}

/** Lets a task through that ended as wanted. @throws with the task's own reason otherwise */
export function expectState(wanted: string): <T extends Task>(task: T) => T {
  return task => {
    if (task.state === wanted) return task;
    throw new Error(`the task is ${task.state}: ${task.problem?.message.en ?? 'no reason was given'}`);
  };
}
