import type { ErrorCode } from '@muster/contracts';

/** Why a call to Telegram gave no result, in the catalogue's words. */
export type TelegramFailure = {
  code: ErrorCode;
  /**
   * Whether Telegram can have done what was asked.
   * - `not_sent`: nothing left this process; `refused`: Telegram said no; `unknown`: nobody can say.
   */
  certainty: 'not_sent' | 'refused' | 'unknown';
  /** Telegram's own name of the error, its numbers left out; null where it gave none. */
  platformError: string | null;
  /** How long Telegram asks to wait, in seconds. */
  waitSeconds: number | null;
};

/** A failure that needs no words of Telegram's. */
export function failure(code: ErrorCode, certainty: TelegramFailure['certainty']): TelegramFailure {
  return { code, certainty, platformError: null, waitSeconds: null };
}
