import { type ActionOutcome, catalogue, type ErrorCode, isErrorCode } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import { restSecondsOf } from '../errors/restriction.ts';
import type { ReadAnswer } from './read.ts';

/** A read that failed, as the contract tells it. */
export type ReadFailed = { status: 'failed'; code: string; retryAt: string | null };

/** One that gave nothing this time. */
export type ReadMiss = ReadFailed | { status: 'throttled'; retryAt: string };

/** After this a read that failed for no lasting reason may be tried again, in ms. */
const RETRY_MS = 10_000;

/** Says when a read may be tried again: after the wait Telegram asked for, or not at all. */
export function missOf(answer: Exclude<ReadAnswer<unknown>, { status: 'ok' }>): ReadMiss {
  if (answer.status === 'throttled') return { status: 'throttled', retryAt: answer.retryAt.toISOString() };
  const { failure } = answer;
  const seconds = restSecondsOf(failure);
  return missed(failure.code, seconds === null ? null : new Date(clock.now() + seconds * 1000).toISOString());
}

/** The same of a lookup that found nothing under its permit: nothing was changed, so one in doubt is only made again. */
export function missOfLookup(outcome: ActionOutcome | null, nothingFound: ErrorCode): ReadFailed {
  switch (outcome?.outcome) {
    case 'unknown':
      return missed('telegram_failed', null);
    case 'not_sent':
      return missed(outcome.code, null);
    case 'refused':
      return missed(outcome.code, outcome.retryAt);
    default:
      return missed(nothingFound, null);
  }
}

/** @param retryAt the end of a wait Telegram asked for */
function missed(code: string, retryAt: string | null): ReadFailed {
  const { scope, retry } = catalogue[isErrorCode(code) ? code : 'telegram_error'];
  const passes = scope === 'global' && retry === 'later';
  const soon = passes ? new Date(clock.now() + RETRY_MS).toISOString() : null;
  return { status: 'failed', code, retryAt: retryAt ?? soon };
}

/** Only admins see the members here. */
export const MEMBERS_HIDDEN: ReadMiss = { status: 'failed', code: 'members_hidden', retryAt: null };

/** The account has not met this chat and cannot address it. */
export const CHAT_UNKNOWN: ReadMiss = { status: 'failed', code: 'channel_invalid', retryAt: null };
