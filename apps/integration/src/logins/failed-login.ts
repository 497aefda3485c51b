import type { ErrorCode } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import type { TelegramFailure } from '../errors/failure.ts';

/** The answer to a step of a login that Telegram refused. */
export function problemOf({ code, waitSeconds, platformError }: TelegramFailure) {
  return problem(code, {
    ...(waitSeconds !== null && { retryAfterSeconds: waitSeconds }),
    ...(code === 'telegram_error' && platformError !== null && { platformError }),
  });
}

/** What a refused step makes of the attempt; those not named here leave it open for another try. */
export const endings: Partial<Record<ErrorCode, 'expired' | 'failed'>> = {
  code_expired: 'expired',
  phone_unoccupied: 'failed',
  login_needs_update: 'failed',
  login_restarted: 'failed',
  phone_banned: 'failed',
  account_banned: 'failed',
  account_logged_out: 'failed',
};
