import { z } from 'zod';
import { AccountChange, AccountRemoved, AccountStanding } from './account-manager/restrictions.ts';
import { KnownChannels } from './integration/account-channels.ts';
import { Login } from './integration/logins.ts';
import { Attempt } from './invite/targets.ts';
import { InviteTask } from './invite/tasks.ts';
import { ParsingTask } from './parsing/tasks.ts';
import { Id } from './primitives.ts';

/** What the live views of a parsing task and of all of a team tell, by the name of the event. */
export const parsingEvents = {
  task: ParsingTask,
  /** All that have not ended, newest first: what the view of a team begins with. */
  tasks: z.array(ParsingTask),
  /** A person has deleted the task with its results. */
  removed: z.object({ id: Id }),
} as const;

/** What the live view of an invite task tells, by the name of the event. */
export const inviteEvents = { task: InviteTask, attempt: Attempt } as const;

/** What the live view of an attempt to connect an account tells, by the name of the event. */
export const loginEvents = {
  login: Login,
  /** The groups and channels of the account that was connected are known. */
  channels: KnownChannels,
} as const;

/** What the live view of a team's accounts tells, by the name of the event. */
export const accountEvents = {
  /** Every account of the team, as it stands. */
  standings: z.array(AccountStanding),
  /** A restriction is in force from now on, or ends at another time than before. */
  restricted: AccountChange,
  /** A person, or a new login, has ended a restriction. */
  lifted: AccountChange,
  /** A restriction has ended by itself. */
  recovered: AccountChange,
  /** A person has removed the account: it is the team's no more. */
  removed: AccountRemoved,
} as const;
