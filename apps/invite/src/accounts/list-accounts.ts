import { type Ineligible, type InviteAccount, type InviteAccountStanding, toWait } from '@muster/contracts';
import { holderOf } from '../execution/take-account.ts';
import type { LogRepository } from '../log/repository.ts';
import type { Task } from '../tasks/task.ts';
import type { AskStandings, ReadHolders } from './standings.ts';

export type AccountTools = {
  standings: AskStandings;
  attemptLog: Pick<LogRepository, 'countsByAccount'>;
};

type Standing = Pick<InviteAccount, 'standing' | 'wait'>;

/** Those who work come first, those who cannot any more last. */
const ORDER: readonly InviteAccountStanding[] = ['inviting', 'ready', 'waiting', 'out'];

/** Each account that may work on a task, what it did for it, and why it does nothing at the moment. */
export async function listAccounts(
  { standings, attemptLog }: AccountTools,
  readHolders: ReadHolders,
  task: Task,
): Promise<InviteAccount[]> {
  const [{ eligible, ineligible }, holders, counts] = await Promise.all([
    standings(task.teamId, task.channelKey),
    readHolders(),
    attemptLog.countsByAccount(task.id),
  ]);
  const obstacles = new Map(ineligible.map(account => [account.accountId, account]));
  const team = [...eligible, ...obstacles.keys()];
  const known = new Set(team);
  const standingOf = (id: string): Standing => {
    const dropped = task.droppedAccounts[id];
    if (dropped !== undefined) return { standing: 'out', wait: toWait(dropped, null) };
    if (!known.has(id)) return { standing: 'out', wait: toWait('account_removed', null) };
    if (holders.get(id) === holderOf(task)) return { standing: 'inviting', wait: null };
    const obstacle = obstacles.get(id);
    return obstacle ? afterObstacle(obstacle) : { standing: 'ready', wait: null };
  };
  // Those who left the team have done what they did.
  const workers = task.accountIds.length > 0 ? task.accountIds : [...new Set([...team, ...counts.keys()])];
  return workers
    .map(accountId => ({
      accountId,
      ...standingOf(accountId),
      ...(counts.get(accountId) ?? { joined: 0, attempts: 0 }),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
}

function afterObstacle({ reason, nextAt }: Ineligible): Standing {
  const wait = toWait(reason, nextAt === null ? null : new Date(nextAt));
  return { standing: nextAt === null ? 'out' : 'waiting', wait };
}
