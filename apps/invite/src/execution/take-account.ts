import { type Ineligible, isErrorCode, RestrictionKind } from '@muster/contracts';
import { clock, earliest, HeldLease, type Wait, waitForAccount, waitForPerson } from '@muster/service-kit';
import type { Task } from '../tasks/task.ts';
import type { ExecutionTools } from './tools.ts';

type TakeTools = Pick<ExecutionTools, 'leases' | 'teamAccounts' | 'remaining'>;

/** What looking for an account came to. */
export type Taken =
  | { status: 'taken'; lease: HeldLease }
  | { status: 'wait'; wait: Wait }
  /** Nobody waits for an invitation any more. */
  | { status: 'nobody_left' }
  /** Some targets were ended because no account is left for them: look again. */
  | { status: 'given_up' }
  /** Nobody may go on inviting, and only a person can change that. */
  | { status: 'no_account_left'; code: string };

/** As many accounts as a question for a lease may name. */
const MAX_ACCOUNTS = 500;

/**
 * Takes an account for the next invitation: of those that may work on the task, have not dropped out of it, can
 * address somebody who is left, and do not rest.
 * @param resting accounts that were denied a permit or refused by the platform in this run, until when and why
 */
export async function takeAccount(
  { leases, teamAccounts, remaining }: TakeTools,
  task: Task,
  resting: ReadonlyMap<string, Wait>,
): Promise<Taken> {
  if (!(await remaining.hasPending(task.id))) return { status: 'nobody_left' };
  const allowed = task.accountIds.length > 0 ? task.accountIds : await teamAccounts(task.teamId);
  if (allowed.length === 0) return noAccount();
  const left = allowed.filter(id => !Object.hasOwn(task.droppedAccounts, id));
  if (left.length === 0)
    return { status: 'no_account_left', code: theOne(Object.values(task.droppedAccounts)) };

  const now = clock.now();
  const able = await remaining.whoCanGoOn(task.id, left);
  if (able.length === 0) {
    await remaining.giveUp(task.id, left, new Date(now));
    return { status: 'given_up' };
  }
  const isResting = (id: string) => (resting.get(id)?.until ?? 0) > now;
  const rest = earliest(...able.filter(isResting).map(id => resting.get(id) ?? null));
  const free = able.filter(id => !isResting(id));
  if (rest && free.length === 0) return { status: 'wait', wait: rest };

  const answer = await leases.take({
    teamId: task.teamId,
    purpose: 'invite',
    channel: task.channelKey,
    ...(task.runningSince && { refusalsSince: task.runningSince.toISOString() }),
    accountIds: free.slice(0, MAX_ACCOUNTS),
    holder: holderOf(task),
  });
  if (answer.status === 'granted') return { status: 'taken', lease: new HeldLease(leases, answer.lease) };
  const { accounts, nextAt } = answer;
  const opening = nextAt === null ? null : waitForAccount(accounts, nextAt);
  const wait = earliest(rest, opening);
  if (wait) return { status: 'wait', wait };
  if (accounts.length === 0 || accounts.some(isRestricted)) return noAccount();
  const ended = await remaining.giveUp(task.id, [], new Date(now));
  return ended > 0
    ? { status: 'given_up' }
    : { status: 'no_account_left', code: theOne(reasonsOf(accounts)) };
}

/** What people who ask are told an account is used for. */
export const holderOf = ({ id }: Pick<Task, 'id'>): string => `invite task ${id}`;

const noAccount = (): Taken => ({ status: 'wait', wait: waitForPerson() });

/** A restricted account can be repaired by its owner; a right comes back only when an admin gives it. */
const isRestricted = ({ reason }: Ineligible): boolean => RestrictionKind.safeParse(reason).success;

const reasonsOf = (accounts: readonly Ineligible[]): string[] => accounts.map(({ reason }) => reason);

/** The one reason that holds for all accounts, as far as there is a sentence for it. */
function theOne(reasons: readonly string[]): string {
  const [code, ...others] = new Set(reasons);
  return code !== undefined && others.length === 0 && isErrorCode(code) ? code : 'no_account_left';
}
