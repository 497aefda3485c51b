import type { Invitation } from './invitations.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

/** Invites a day on a new account's first day, its second, and so on: 3 rising evenly to 30 on the 14th. */
const NEW_ACCOUNT = [3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 30];

/**
 * Judges invitations by the limits table of the design, written here once more and by other arithmetic than
 * account-manager's: a mistake there must not be made here too.
 * @param connectedAt when each account was first connected, in ms, from `readConnections`
 * @returns a sentence for each limit that was broken; none for a clean record
 */
export function brokenLimits(
  invitations: readonly Invitation[],
  connectedAt: ReadonlyMap<string, number>,
): string[] {
  const byAccount = Map.groupBy(invitations, invitation => invitation.accountId);
  const byChannel = Map.groupBy(invitations, invitation => invitation.chatId);
  const broken: string[] = [];
  for (const [account, calls] of byAccount) {
    broken.push(...judge(`account ${account}`, calls, { day: 30, hour: 2, pauseMs: 600 * SECOND_MS }));
    broken.push(...judgeNewAccount(`account ${account}`, calls, connectedAt.get(account)));
    for (const [channel, inChannel] of Map.groupBy(calls, call => call.chatId)) {
      broken.push(...judge(`account ${account} in ${channel}`, inChannel, { day: 15, ever: 200 }));
    }
  }
  for (const [channel, calls] of byChannel)
    broken.push(...judge(`channel ${channel}`, calls, { pauseMs: 20 * SECOND_MS }));
  return broken;
}

type Rule = { day?: number; hour?: number; ever?: number; pauseMs?: number };

function judge(who: string, calls: readonly Invitation[], { day, hour, ever, pauseMs }: Rule): string[] {
  const times = calls.map(call => call.at);
  const broken: string[] = [];
  const check = (name: string, found: number, most: number | undefined) => {
    if (most !== undefined && found > most)
      broken.push(`${who}: ${found} invites ${name}, at most ${most} are allowed`);
  };
  check('in a day', mostWithin(times, DAY_MS), day);
  check('in an hour', mostWithin(times, HOUR_MS), hour);
  check('ever', times.length, ever);
  const shortest = Math.min(...times.slice(1).map((at, i) => at - (times[i] ?? at)));
  if (pauseMs !== undefined && shortest < pauseMs) {
    broken.push(`${who}: ${shortest} ms between two invites, at least ${pauseMs} are due`);
  }
  return broken;
}

/** Each invite with those of the 24 hours before it, against what the account's day allowed at that moment. */
function judgeNewAccount(who: string, calls: readonly Invitation[], connected: number | undefined): string[] {
  if (connected === undefined) return [`${who}: invites, and was never seen to log in`];
  return calls.flatMap(({ at }) => {
    const day = 1 + Math.floor((at - connected) / DAY_MS);
    const most = NEW_ACCOUNT[day - 1];
    const found = calls.filter(call => call.at <= at && call.at > at - DAY_MS).length;
    if (most === undefined || found <= most) return [];
    return [`${who}: ${found} invites within 24 hours on its day ${day}, at most ${most} are allowed`];
  });
}

/** The most of these times that lie within any window of this length. */
function mostWithin(times: readonly number[], windowMs: number): number {
  let from = 0;
  let most = 0;
  times.forEach((at, to) => {
    while (at - (times[from] ?? at) >= windowMs) from++;
    most = Math.max(most, to - from + 1);
  });
  return most;
}
