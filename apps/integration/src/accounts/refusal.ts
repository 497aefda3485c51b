import type { AccountState, ErrorCode } from '@muster/contracts';
import type { TelegramFailure } from '../errors/failure.ts';
import { type Standing, standingAt } from './state.ts';

/** What an account that may not act is answered with. */
export const codes: Record<Exclude<AccountState, 'active'>, ErrorCode> = {
  flood_wait: 'flood_wait',
  peer_flood: 'peer_flood',
  frozen: 'account_frozen',
  banned: 'account_banned',
  logged_out: 'account_logged_out',
  paused: 'account_paused',
};

/** Why an account may not call Telegram now, answered from its state alone; null when it may. */
export function refusalOf(account: Standing, nowMs: number): TelegramFailure | null {
  const { state, stateUntil } = standingAt(account, nowMs);
  if (state === 'active') return null;
  const waitSeconds = stateUntil && Math.ceil((stateUntil.getTime() - nowMs) / 1000);
  return { code: codes[state], certainty: 'not_sent', platformError: null, waitSeconds };
}
