/** The doorbell of tasks to be worked on; a ring carries a task's id. */
export const INVITE_QUEUE = 'invite-tasks';

/** Tasks one worker process works on at a time; each is waiting nearly all of its time. */
export const TASKS_AT_A_TIME = 50;
