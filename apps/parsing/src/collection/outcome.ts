import { catalogue, isErrorCode } from '@muster/contracts';
import type { Wait } from '@muster/service-kit';

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

/** Another account may go on where one was stopped; account-manager has heard of it by then, in ms. */
const NEXT_ACCOUNT_AFTER_MS = 5_000;

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
