import { catalogue, isErrorCode, RestrictionKind } from '@muster/contracts';

/** Why a task stands still; `until` in ms of the clock, null to be looked at again within seconds. */
export type Wait = { reason: string; until: number | null };

/** What one step of collecting came to. */
export type Step =
  /** Stand still; an account that another one cannot stand in for is kept when the wait is short. */
  | ({ next: 'wait'; keepAccount: boolean } & Wait)
  /** The platform or a part of the system is away: stand still without an account, longer each time. */
  | { next: 'rest'; reason: string; notBefore: number }
  /** Give the account back and begin again: it is no longer ours. */
  | { next: 'look_again' }
  /** The task has ended, or belongs to somebody else by now. */
  | { next: 'end' }
  /** No retry can help. */
  | { next: 'fail'; code: string };

/** Reasons to wait that are the task's own words. */
export const NO_ACCOUNT = 'no_account';
export const NO_ACCOUNT_FREE = 'no_account_free';
export const THROTTLED = 'throttled';
export const SERVICE_UNAVAILABLE = 'service_unavailable';

/** Another account may go on where one was stopped; account-manager has heard of it by then, in ms. */
const NEXT_ACCOUNT_AFTER_MS = 5_000;

/** Without any usable account only a person can help; the task looks whether one did, in ms. */
const NO_ACCOUNT_LOOK_MS = 15_000;

/** What a read that gave nothing leads to. */
export function afterReadFailure(
  failure: { code: string; retryAt: string | null },
  now: number,
): Extract<Step, { next: 'wait' | 'rest' | 'fail' }> {
  const { code, retryAt } = failure;
  const { scope, retry } = catalogue[isErrorCode(code) ? code : 'telegram_error'];
  if (scope === 'account') {
    return { next: 'wait', reason: code, until: now + NEXT_ACCOUNT_AFTER_MS, keepAccount: false };
  }
  const notBefore = retryAt === null ? now : Date.parse(retryAt);
  if (scope === 'global' && retry === 'later') return { next: 'rest', reason: code, notBefore };
  if (retryAt === null) return { next: 'fail', code };
  return { next: 'wait', reason: code, until: notBefore, keepAccount: true };
}

/** What having no account to work with leads to: told by the account that is free first. */
export function afterNoneEligible(
  answer: { accounts: readonly { reason: string; nextAt: string | null }[]; nextAt: string | null },
  now: number,
): Extract<Step, { next: 'wait' }> {
  if (answer.nextAt === null) {
    return { next: 'wait', reason: NO_ACCOUNT, until: now + NO_ACCOUNT_LOOK_MS, keepAccount: false };
  }
  const first = answer.accounts.find(account => account.nextAt === answer.nextAt);
  const restricted = RestrictionKind.safeParse(first?.reason);
  return {
    next: 'wait',
    reason: restricted.data ?? NO_ACCOUNT_FREE,
    until: Date.parse(answer.nextAt),
    keepAccount: false,
  };
}
