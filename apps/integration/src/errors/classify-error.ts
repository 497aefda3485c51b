import { errors } from 'telegram';
import { OwnedElsewhere } from '../ownership/owned-elsewhere.ts';
import { CallDeadlineExceeded, ConnectionLost, NotConnected, SessionKeyUnknown } from '../telegram/lost.ts';
import { failure, type TelegramFailure } from './failure.ts';
import { ambiguousErrors, telegramErrors } from './telegram-errors.ts';

/** What a thrown error means, in the catalogue's words; what nobody knows is `telegram_error`. */
export function classifyError(error: unknown): TelegramFailure {
  if (error instanceof OwnedElsewhere) return failure('service_unavailable', 'not_sent');
  if (error instanceof NotConnected) return failure('telegram_unreachable', 'not_sent');
  if (error instanceof ConnectionLost || error instanceof CallDeadlineExceeded) {
    return failure('telegram_unreachable', 'unknown');
  }
  if (error instanceof SessionKeyUnknown) return failure('account_logged_out', 'refused');
  // By class and before the names: the client calls all of these FLOOD.
  if (error instanceof errors.FloodWaitError || error instanceof errors.FloodTestPhoneWaitError) {
    return waiting('flood_wait', 'FLOOD_WAIT', error.seconds);
  }
  if (error instanceof errors.SlowModeWaitError) {
    return waiting('slowmode_wait', 'SLOWMODE_WAIT', error.seconds);
  }
  if (error instanceof errors.RPCError) return classifyName(error.errorMessage, error.code);
  return failure('telegram_error', 'unknown');
}

function waiting(code: 'flood_wait' | 'slowmode_wait', platformError: string, waitSeconds: number) {
  return { code, certainty: 'refused', platformError, waitSeconds } as const;
}

function classifyName(name: string, status: number | undefined): TelegramFailure {
  const platformError = name.toUpperCase().replace(/_\d+/g, '').slice(0, 64);
  const code = telegramErrors[platformError] ?? 'telegram_error';
  // 5xx, also written negative, is a failure inside Telegram: it may have come after the deed.
  const broken = status === undefined || Math.abs(status) >= 500;
  const certainty = broken || ambiguousErrors.has(platformError) ? 'unknown' : 'refused';
  return { code, certainty, platformError, waitSeconds: null };
}
