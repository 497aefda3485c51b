import { clock } from '@muster/service-kit';
import { restSecondsOf } from '../errors/restriction.ts';
import type { ReadAnswer } from './read.ts';

/** A read that gave nothing this time, as the contract tells it. */
export type ReadMiss =
  | { status: 'failed'; code: string; retryAt: string | null }
  | { status: 'throttled'; retryAt: string };

/** After this a read that failed for no lasting reason may be tried again, in ms. */
const RETRY_MS = 10_000;

const passing = new Set(['telegram_unreachable', 'telegram_error', 'service_unavailable']);

/** Says when a read may be tried again: after the wait Telegram asked for, or not at all. */
export function missOf(answer: Exclude<ReadAnswer<unknown>, { status: 'ok' }>): ReadMiss {
  if (answer.status === 'throttled') return { status: 'throttled', retryAt: answer.retryAt.toISOString() };
  const { failure } = answer;
  const seconds = restSecondsOf(failure);
  const waitMs = seconds === null ? (passing.has(failure.code) ? RETRY_MS : null) : seconds * 1000;
  const retryAt = waitMs === null ? null : new Date(clock.now() + waitMs).toISOString();
  return { status: 'failed', code: failure.code, retryAt };
}

/** Only admins see the members here. */
export const MEMBERS_HIDDEN: ReadMiss = { status: 'failed', code: 'members_hidden', retryAt: null };

/** The account has not met this chat and cannot address it. */
export const CHAT_UNKNOWN: ReadMiss = { status: 'failed', code: 'channel_invalid', retryAt: null };
