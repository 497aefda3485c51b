import { assertDone, CALL_DEADLINE_MS, type IntegrationClient, ProblemError } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import { problemOf } from '../errors/problem-of.ts';
import type { WhereTo } from '../forwarding/where-to.ts';
import type { Owned } from '../ownership/repository.ts';
import type { AccountCalls } from './account-calls.ts';

/**
 * Has Telegram say whether an account's session still lives, whichever replica speaks for the account. Null when it
 * does; otherwise the problem: that it has ended, or why nobody can say.
 */
export type CheckSession = (account: Owned) => Promise<ProblemError | null>;

/** Has another replica ask. */
export type CheckSessionAt = (url: string, account: Owned) => Promise<void>;

/** A call to Telegram, and what is asked and written around it, in ms. */
const ANSWER_DEADLINE_MS = CALL_DEADLINE_MS + 5_000;

export const checkSessionThrough =
  (replicaAt: (url: string) => IntegrationClient): CheckSessionAt =>
  async (url, { id }) => {
    const params = { path: { id } };
    const signal = AbortSignal.timeout(ANSWER_DEADLINE_MS);
    assertDone(await replicaAt(url).POST('/accounts/{id}/session/check', { params, signal }));
  };

export function createCheckSession(parts: {
  whereTo: WhereTo;
  calls: Pick<AccountCalls, 'check'>;
  checkSessionAt: CheckSessionAt;
}): CheckSession {
  const { whereTo, calls, checkSessionAt } = parts;

  const check = async (account: Owned): Promise<ProblemError | null> => {
    const place = await whereTo({ about: 'account', account }, { wasForwarded: false });
    if (place === 'here') {
      const answer = await calls.check(account);
      return answer.status === 'ok' ? null : problemOf(answer.failure);
    }
    const { url, retryAfterSeconds } = place;
    await checkSessionAt(url, account).catch((error: unknown) => {
      throw error instanceof ProblemError ? error : problem('service_unavailable', { retryAfterSeconds });
    });
    return null;
  };

  return account =>
    check(account).catch((error: unknown) => {
      if (error instanceof ProblemError) return error;
      throw error;
    });
}
