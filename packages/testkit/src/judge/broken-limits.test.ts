import { expect, it } from 'vitest';
import { brokenLimits as brokenLimitsOf } from './broken-limits.ts';

const DAY = 86_400;

const at = (seconds: number, accountId = '1', chatId = '9') => ({
  at: seconds * 1000,
  accountId,
  chatId,
  userId: String(seconds),
  result: 'invited',
});

/** Accounts that have been connected for years, unless told since which second. */
const brokenLimits = (invitations: ReturnType<typeof at>[], connectedAt = -1000 * DAY) =>
  brokenLimitsOf(
    invitations,
    new Map([
      ['1', connectedAt * 1000],
      ['2', connectedAt * 1000],
    ]),
  );

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

/** So many invites, two hours apart, each into a channel of its own. */
const inARow = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => at(from + i * 7200, '1', String(i)));

it('allows a new account three invites on its first day, five on the second, thirty on the fourteenth', () => {
  expect(brokenLimits(inARow(3, 100), 0)).toEqual([]);
  expect(brokenLimits(inARow(5, DAY), 0)).toEqual([]);
  const fourteenth = Array.from({ length: 30 }, (_, i) => at(13 * DAY + i * 2000, '1', String(i % 3)));
  expect(brokenLimits(fourteenth, 0)).toEqual([]);
});

it.each([
  [1, 4, 3],
  [2, 6, 5],
  [8, 12, 17],
  [13, 12, 27],
] as const)('knows day %i', (day, count, most) => {
  const broken = brokenLimits(inARow(count, (day - 1) * DAY), 0);
  expect(broken).toEqual(
    count > most
      ? [`account 1: ${count} invites within 24 hours on its day ${day}, at most ${most} are allowed`]
      : [],
  );
});

it('counts the invites of the day before against the new day', () => {
  const evening = [at(DAY - 6000), at(DAY - 3000), at(DAY - 1000, '1', '8')];
  const morning = [at(DAY + 4000), at(DAY + 8000), at(DAY + 12_000)];
  expect(brokenLimits([...evening, ...morning], 0)).toEqual([
    'account 1: 6 invites within 24 hours on its day 2, at most 5 are allowed',
  ]);
});

it('does not judge as old an account that was never seen to log in', () => {
  expect(brokenLimitsOf([at(0)], new Map())).toEqual(['account 1: invites, and was never seen to log in']);
});
