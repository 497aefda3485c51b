import { expect, it } from 'vitest';
import { failure } from '../errors/failure.ts';
import { missOf, missOfLookup } from './read-result.ts';

const refused = (code: string, retryAt: string | null = null) =>
  ({
    outcome: 'refused',
    code,
    executedAt: '2026-01-01T00:00:00.000Z',
    retryAt,
    platformError: null,
  }) as const;

it.each(['telegram_failed', 'telegram_unreachable', 'telegram_error', 'service_unavailable'] as const)(
  'a read that ended with %s may be made again soon',
  code => {
    const miss = missOf({ status: 'failed', failure: failure(code, 'unknown') });
    expect(miss).toEqual({ status: 'failed', code, retryAt: expect.any(String) });
  },
);

it('a read that no time helps is not made again', () => {
  const miss = missOf({ status: 'failed', failure: failure('channel_private', 'refused') });
  expect(miss).toEqual({ status: 'failed', code: 'channel_private', retryAt: null });
});

it('a lookup that was not sent because something is away may be made again soon', () => {
  for (const code of ['telegram_unreachable', 'service_unavailable', 'permit_refused']) {
    const miss = missOfLookup({ outcome: 'not_sent', code }, 'chat_not_found');
    expect(miss).toEqual({ status: 'failed', code, retryAt: expect.any(String) });
  }
});

it('a lookup Telegram refused may be made again after the wait it asked for', () => {
  const retryAt = '2026-01-01T01:00:00.000Z';
  expect(missOfLookup(refused('flood_wait', retryAt), 'chat_not_found')).toMatchObject({ retryAt });
});

it('a lookup that led to nobody is not made again', () => {
  const nobody = { status: 'failed', code: 'chat_not_found', retryAt: null };
  expect(missOfLookup(refused('chat_not_found'), 'chat_not_found')).toEqual(nobody);
  expect(missOfLookup(null, 'chat_not_found')).toEqual(nobody);
});
