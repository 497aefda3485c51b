import { describe, expect, it } from 'vitest';
import { fits } from './action-filter.ts';

const action = {
  seq: 1,
  at: '2026-01-01T12:00:00.000Z',
  realAt: '2026-01-01T12:00:00.000Z',
  accountId: '7',
  connectionId: 1,
  authKeyId: '1',
  method: 'channels.inviteToChannel',
  chatId: '9',
  userIds: ['11', '12'],
  outcome: 'FLOOD_WAIT_30',
  durationMs: 1,
};

describe('a filter of the record', () => {
  it.each([
    ['nothing', {}],
    ['the account', { accountId: '7' }],
    ['one of the people', { userId: '12' }],
    ['the whole name of the error', { outcome: 'FLOOD_WAIT_30' }],
    ['the error without its seconds', { outcome: 'FLOOD_WAIT' }],
    ['any error', { outcome: 'error' }],
    ['its moment', { from: action.at, until: action.at }],
    ['all at once', { method: action.method, chatId: '9', accountId: '7', outcome: 'error' }],
  ])('lets through what it names: %s', (_what, filter) => {
    expect(fits(action, filter)).toBe(true);
  });

  it.each([
    ['another account', { accountId: '8' }],
    ['somebody it was not about', { userId: '13' }],
    ['success', { outcome: 'ok' }],
    ['a part of an error’s name', { outcome: 'FLOOD' }],
    ['a later time', { from: '2026-01-01T12:00:00.001Z' }],
    ['an earlier time', { until: '2026-01-01T11:59:59Z' }],
    ['one part that fits and one that does not', { accountId: '7', chatId: '10' }],
  ])('holds back everything else: %s', (_what, filter) => {
    expect(fits(action, filter)).toBe(false);
  });
});
