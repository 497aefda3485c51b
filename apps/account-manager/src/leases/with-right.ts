import { clock } from '@muster/service-kit';
import type { KnownAccount } from '../accounts/repository.ts';
import { type AskRightDependencies, askRight } from '../rights/ask-right.ts';
import { type LeaseQuestion, refusalsSince } from './lease-question.ts';
import { NO_RIGHT, notAskedYet, rightUnavailable } from './obstacles.ts';
import type { Obstacle, Prospect, Refused } from './rank.ts';

/** What was not asked within this is left for the next question: whoever wants a lease waits 15 s for an answer. */
const ASK_FOR_MS = 8_000;

/** Never more than this at the same time, so that a large team does not fill integration's line. */
const ASKED_AT_ONCE = 16;

/**
 * Those of the accounts that have the right to invite, in their order. What is not remembered is asked: of the first
 * account alone, then of twice as many side by side each time, so that no more are asked than it takes to find one,
 * and one among many is found soon.
 * @param refused gets those without the right
 */
export async function* withRight(
  dependencies: AskRightDependencies,
  question: LeaseQuestion,
  prospects: readonly Prospect<KnownAccount>[],
  refused: Refused<KnownAccount>[],
): AsyncGenerator<KnownAccount> {
  const askUntil = clock.monotonic() + ASK_FOR_MS;
  const obstacleOf = async ({ account, right }: Prospect<KnownAccount>): Promise<Obstacle | null> => {
    if (right === 'may' || !question.channel) return null;
    if (clock.monotonic() >= askUntil) return notAskedYet();
    return lacksRight(dependencies, account, question.channel, refusalsSince(question));
  };
  let size = 1;
  for (let i = 0; i < prospects.length; i += size, size = Math.min(2 * size, ASKED_AT_ONCE)) {
    const some = prospects.slice(i, i + size);
    const obstacles = await Promise.all(some.map(obstacleOf));
    for (const [place, { account }] of some.entries()) {
      const obstacle = obstacles[place];
      if (obstacle) refused.push({ account, ...obstacle });
      else yield account;
    }
  }
}

async function lacksRight(
  dependencies: AskRightDependencies,
  { id: accountId, teamId }: KnownAccount,
  channelKey: string,
  since: number,
): Promise<Obstacle | null> {
  const right = await askRight(dependencies, { accountId, teamId, channelKey }, since);
  if (right.status === 'may') return null;
  return right.status === 'may_not' ? NO_RIGHT : rightUnavailable(right);
}
