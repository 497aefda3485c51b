import { type LeaseClaims, READS_PER_MINUTE } from '@muster/contracts';
import type { Api } from 'telegram';
import type { Account } from '../accounts/repository.ts';
import type { AccountCalls } from '../connections/account-calls.ts';
import type { TelegramFailure } from '../errors/failure.ts';
import type { ReadsBudget, UsedUp } from './reads-budget.ts';

/** The account that reads, and how often it may. */
export type Reader = { account: Account; claims: Pick<LeaseClaims, 'readsPerMinute'> };

/** The account outside of any lease, for somebody who waits for the answer: no faster than the slowest task. */
export const unleased = (account: Account): Reader => ({
  account,
  claims: { readsPerMinute: READS_PER_MINUTE.safe },
});

export type ReadAnswer<T> =
  | { status: 'ok'; value: T }
  | { status: 'failed'; failure: TelegramFailure }
  | ({ status: 'throttled' } & UsedUp);

/** One reading call within the calls a minute of its reader; all readers of an account are counted together. */
export type Read = <R extends Api.AnyRequest>(
  reader: Reader,
  request: R,
) => Promise<ReadAnswer<R['__response']>>;

export function createRead(parts: { calls: AccountCalls; budget: ReadsBudget }): Read {
  const { calls, budget } = parts;
  return async ({ account, claims }, request) => {
    const usedUp = budget.take(account.id, claims.readsPerMinute);
    return usedUp ? { status: 'throttled', ...usedUp } : calls.call(account, request);
  };
}
