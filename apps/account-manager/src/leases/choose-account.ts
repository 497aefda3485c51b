import type { Ineligible } from '@muster/contracts';
import { findCandidates, type KnownAccount } from '../accounts/repository.ts';
import type { AskRightDependencies } from '../rights/ask-right.ts';
import type { LeaseQuestion } from './lease-question.ts';
import { type LookDependencies, lookAtAccounts } from './look-at-accounts.ts';
import { earliestOf, type Obstacle, type Refused, rank } from './rank.ts';
import { withRight } from './with-right.ts';

export type ChooserDependencies = LookDependencies & AskRightDependencies;

/** The accounts that may be leased, best first; and for the others why not, and when that may change. */
export type Choice = { eligible: KnownAccount[]; ineligible: Ineligible[]; nextAt: string | null };

/** Which accounts could take a lease and act at once. */
export async function chooseAccounts(
  dependencies: ChooserDependencies,
  question: LeaseQuestion,
): Promise<Choice> {
  const refused: Refused<KnownAccount>[] = [];
  const eligible: KnownAccount[] = [];
  for await (const account of eligibleAccounts(dependencies, question, refused)) eligible.push(account);
  return { eligible, ...toIneligible(refused) };
}

/**
 * Accounts that can take a lease and act at once, best first, found as they are asked for.
 * @param refused gets all others; complete when no account is left
 */
export async function* eligibleAccounts(
  dependencies: ChooserDependencies,
  question: LeaseQuestion,
  refused: Refused<KnownAccount>[],
): AsyncGenerator<KnownAccount> {
  const found = await findCandidates(dependencies.pool, question);
  const ranking = rank(await lookAtAccounts(dependencies, found, question));
  refused.push(...ranking.refused);
  yield* withRight(dependencies, question, ranking.eligible, refused);
}

/** Per account the reason and the next moment, and for the whole the earliest. */
export function toIneligible(refused: readonly Refused<KnownAccount>[]): {
  ineligible: Ineligible[];
  nextAt: string | null;
} {
  return {
    ineligible: refused.map(({ account, reason, nextAt }) => ({
      accountId: account.id,
      reason,
      nextAt: toMoment(nextAt),
    })),
    nextAt: toMoment(earliestOf(refused)),
  };
}

const toMoment = (ms: Obstacle['nextAt']): string | null => (ms === null ? null : new Date(ms).toISOString());
