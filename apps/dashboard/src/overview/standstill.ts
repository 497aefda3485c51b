import type { AccountState, Sentence, Wait } from '@muster/contracts';
import type { StandingAccount } from '../accounts/standings.ts';
import { nameOf } from '../parsing/states.ts';
import { accountName } from '../parts/account-name.ts';
import type { OpenTasks } from './use-open-tasks.ts';

/** Something that does not go on at the moment, and why. */
export type Standstill = {
  kind: 'account' | 'parsing' | 'invite';
  id: string;
  name: string;
  /** Null for an account of which only the state is known yet. */
  message: Sentence | null;
  /** What has to happen before it goes on; null where the message says it, or nothing but time is needed. */
  ending: Sentence | null;
  /** ISO 8601; null where nobody knows. */
  until: string | null;
};

/** States of an account that only a person ends, and that no person has chosen. */
const LOST: ReadonlySet<AccountState> = new Set(['banned', 'frozen', 'logged_out']);

/** Where a task waits for an account that nobody has connected, time does not help. */
const NEEDS_ACCOUNT = 'no_account';

/** What stands still: what only a person can help with, and what goes on by itself, the soonest first. */
export function standstills(
  accounts: readonly StandingAccount[],
  { collecting, queued, inviting, paused }: OpenTasks,
): { needPerson: Standstill[]; wait: Standstill[] } {
  const stopped = paused.tasks.flatMap(({ id, name, problem }): Standstill[] =>
    problem ? [{ kind: 'invite', id, name, message: problem.message, ending: null, until: null }] : [],
  );
  const waiting = [
    ...[...collecting.tasks, ...queued.tasks].flatMap(task => ofTask('parsing', nameOf(task), task)),
    ...inviting.tasks.flatMap(task => ofTask('invite', task.name, task)),
  ];
  const lost = accounts.filter(({ state }) => LOST.has(state)).map(ofAccount);
  const resting = accounts.filter(({ until }) => until !== null).map(ofAccount);
  return {
    needPerson: [...stopped, ...waiting.filter(({ reason }) => reason === NEEDS_ACCOUNT), ...lost],
    wait: [...waiting.filter(({ reason }) => reason !== NEEDS_ACCOUNT), ...resting].toSorted(
      (a, b) => untilMs(a) - untilMs(b),
    ),
  };
}

type WaitingTask = { id: string; waiting: Wait | null };

function ofTask(kind: 'parsing' | 'invite', name: string, { id, waiting }: WaitingTask) {
  if (!waiting) return [];
  const { reason, message, until } = waiting;
  return [{ kind, id, name, reason, message, ending: null, until }];
}

function ofAccount({ account, state, until, restrictions }: StandingAccount): Standstill {
  const longest = restrictions?.[0];
  return {
    kind: 'account',
    id: account.id,
    name: accountName(account),
    message: longest?.message ?? null,
    ending: LOST.has(state) ? (longest?.ending ?? null) : null,
    until,
  };
}

/** What ends at no known moment stands last. */
const untilMs = ({ until }: Standstill): number =>
  until === null ? Number.MAX_SAFE_INTEGER : Date.parse(until);
