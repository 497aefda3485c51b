/** The doorbell of tasks to be worked on; a ring carries a task's id. */
export const COLLECTION_QUEUE = 'parsing-tasks';

/** Tasks one worker process works on at a time; each is waiting for an answer nearly all of its time. */
export const TASKS_AT_A_TIME = 50;
