import { type ActionOutcome, catalogue, type ErrorScope, isErrorCode } from '@muster/contracts';

/** What these are about is the account itself, everywhere or in one chat. */
const OF_THE_ACCOUNT: readonly ErrorScope[] = ['account', 'account_in_destination'];

/**
 * Whether what came of an action speaks against the account: the platform refused it for the account's sake, or gave
 * no clear answer. What was never sent says nothing about it.
 * @param outcome null for a lookup that found something
 */
export function isAccountFault(outcome: ActionOutcome | null): boolean {
  if (outcome?.outcome === 'unknown') return true;
  if (outcome?.outcome !== 'refused' || !isErrorCode(outcome.code)) return false;
  return OF_THE_ACCOUNT.includes(catalogue[outcome.code].scope);
}
