import { errors } from 'telegram';
import { OwnedElsewhere } from '../ownership/owned-elsewhere.ts';
import {
  CallDeadlineExceeded,
  ConnectionLost,
  NotConnected,
  NotOpened,
  SessionKeyUnknown,
} from '../telegram/lost.ts';
import { failure, type TelegramFailure } from './failure.ts';
import { telegramErrors } from './telegram-errors.ts';

/** What a thrown error means, in the catalogue's words; what nobody knows is `telegram_error`. */
export const classifyError = (error: unknown): TelegramFailure =>
  recognise(error) ?? failure('telegram_error', 'unknown');

/** The same; null for what nobody knows. */
export function recognise(error: unknown): TelegramFailure | null {
  if (error instanceof OwnedElsewhere || error instanceof NotOpened)
    return failure('service_unavailable', 'not_sent');
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
  // The client slept on a failure inside Telegram, or on a wait before sending, and forgot its name.
  if (error instanceof Error && error.message.startsWith('Request was unsuccessful')) {
    return failure('telegram_failed', 'unknown');
  }
  return null;
}

function waiting(code: 'flood_wait' | 'slowmode_wait', platformError: string, waitSeconds: number) {
  return { code, certainty: 'refused', platformError, waitSeconds } as const;
}

function classifyName(name: string, status: number | undefined): TelegramFailure {
  const platformError = nameWithoutNumbers(name);
  // 5xx, also written negative, is a failure inside Telegram.
  const broken = status === undefined || Math.abs(status) >= 500;
  const known = platformError === null ? undefined : telegramErrors[platformError];
  const code = known ?? (broken ? 'telegram_failed' : 'telegram_error');
  // It may have come after the deed.
  const certainty = broken || code === 'telegram_failed' ? 'unknown' : 'refused';
  return { code, certainty, platformError, waitSeconds: null };
}

/** Null for a text that is no name: nobody knows what stands in it. */
function nameWithoutNumbers(text: string): string | null {
  const name = text.toUpperCase().replace(/_\d+/g, '');
  return /^(?!.*\d{4})[A-Z0-9][A-Z0-9_]{2,63}$/.test(name) ? name : null;
}
