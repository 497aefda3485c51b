import type { Invitation } from './invitations.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Judges invitations by the limits table of the design, written here once more and by other arithmetic than
 * account-manager's: a mistake there must not be made here too.
 * @returns a sentence for each limit that was broken; none for a clean record
 */
export function brokenLimits(invitations: readonly Invitation[]): string[] {
  const byAccount = Map.groupBy(invitations, invitation => invitation.accountId);
  const byChannel = Map.groupBy(invitations, invitation => invitation.chatId);
  const broken: string[] = [];
  for (const [account, calls] of byAccount) {
    broken.push(...judge(`account ${account}`, calls, { day: 30, hour: 2, pauseMs: 600 * SECOND_MS }));
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
