import { clock } from '@muster/service-kit';
import { refusalOf } from '../accounts/refusal.ts';
import type { Standing } from '../accounts/state.ts';
import type { Middleware } from '../telegram/call.ts';

/** Answers for an account that may not act, without asking Telegram. */
export function refuseRestricted(account: Standing): Middleware {
  return async (_call, next) => {
    const failure = refusalOf(account, clock.now());
    return failure ? { status: 'failed', failure } : next();
  };
}
