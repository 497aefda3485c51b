import { describe, expect, it } from 'vitest';
import type { ActionFilter } from './action-filter.ts';
import { ActionIndex } from './action-index.ts';

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

/** Whether an action is found among others. */
function fits(wanted: typeof action, filter: ActionFilter): boolean {
  const other = {
    ...wanted,
    accountId: null,
    chatId: '10',
    userIds: [],
    method: 'help.getConfig',
    outcome: 'ok',
  };
  const index = new ActionIndex();
  for (const added of [other, wanted, other]) index.add(added);
  return [...index.find(filter)].includes(1);
}

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

describe('the index', () => {
  it('finds oldest or newest first, after a place', () => {
    const index = new ActionIndex();
    for (let seq = 1; seq <= 5_000; seq++) index.add({ ...action, seq, userIds: [String(seq % 3)] });
    expect([...index.find({ userId: '1' })].slice(0, 2)).toEqual([0, 3]);
    expect([...index.find({ after: 4_997 })]).toEqual([4_997, 4_998, 4_999]);
    expect([...index.find({ after: 4_997 }, 'newest')]).toEqual([4_999, 4_998, 4_997]);
    expect([...index.find({ method: 'never.called' })]).toEqual([]);
  });
});
