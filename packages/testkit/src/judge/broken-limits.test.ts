import { expect, it } from 'vitest';
import { brokenLimits } from './broken-limits.ts';

const at = (seconds: number, accountId = '1', chatId = '9') => ({
  at: seconds * 1000,
  accountId,
  chatId,
  userId: String(seconds),
  result: 'invited',
});

it('finds nothing in a record that keeps to the table', () => {
  expect(brokenLimits([at(0), at(600), at(3600), at(4300)])).toEqual([]);
});

it('names a pause that was too short', () => {
  expect(brokenLimits([at(0), at(599)])).toEqual([
    'account 1: 599000 ms between two invites, at least 600000 are due',
  ]);
});

it('names an hour with three invites', () => {
  expect(brokenLimits([at(0), at(600), at(3599)])).toEqual([
    'account 1: 3 invites in an hour, at most 2 are allowed',
  ]);
});

it('names two accounts that entered one channel too close together', () => {
  expect(brokenLimits([at(0, '1'), at(19, '2')])).toEqual([
    'channel 9: 19000 ms between two invites, at least 20000 are due',
  ]);
});

it('names a day with too many invites', () => {
  const day = Array.from({ length: 31 }, (_, i) => at(i * 2000, '1', String(i % 3)));
  expect(brokenLimits(day)).toEqual(['account 1: 31 invites in a day, at most 30 are allowed']);
});
