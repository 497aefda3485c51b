import { Attempt } from './invite/targets.ts';
import { InviteTask } from './invite/tasks.ts';
import { ParsingTask } from './parsing/tasks.ts';

/** What the live view of a parsing task tells, by the name of the event. */
export const parsingEvents = { task: ParsingTask } as const;

/** What the live view of an invite task tells, by the name of the event. */
export const inviteEvents = { task: InviteTask, attempt: Attempt } as const;
