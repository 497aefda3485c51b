import type { ActionOutcome, ErrorCode } from '@muster/contracts';
import type { TelegramFailure } from '../errors/failure.ts';
import { restSecondsOf } from '../errors/restriction.ts';
import type { Sent } from './execute-once.ts';

type Failed = Sent & { outcome: Extract<ActionOutcome, { code: string }> };

/**
 * What a call that failed makes of its permit: used, unless nothing left.
 * @param code what it is called to the permit's holder
 */
export function failedCall(failure: TelegramFailure, at: Date, code: ErrorCode = failure.code): Failed {
  const { certainty, platformError } = failure;
  if (certainty === 'not_sent') return { state: 'voided', outcome: { outcome: 'not_sent', code }, at };
  if (certainty === 'unknown') {
    return { state: 'unknown', outcome: { outcome: 'unknown', code: 'outcome_unknown' }, at };
  }
  const restSeconds = restSecondsOf(failure);
  return {
    state: 'done',
    outcome: {
      outcome: 'refused',
      code,
      executedAt: at.toISOString(),
      retryAt: restSeconds === null ? null : new Date(at.getTime() + restSeconds * 1000).toISOString(),
      platformError: code === 'telegram_error' ? platformError : null,
    },
    at,
  };
}

/** Telegram answered, and refused without an error. */
export const refusedFor = (code: ErrorCode, at: Date): Failed =>
  failedCall({ code, certainty: 'refused', platformError: null, waitSeconds: null }, at);
