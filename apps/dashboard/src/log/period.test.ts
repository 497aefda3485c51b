import { expect, it } from 'vitest';
import { dayOf, daysOf, isDay, momentsOf, startOf } from './period.ts';

const TODAY = '2026-03-31';

it.each(['0202-11-20', '2026-02-30', '2026-13-01', '20261120', '2026-11-20T00:00', '', 20_261_120, null])(
  'takes %j for no day',
  value => {
    expect(isDay(value)).toBe(false);
  },
);

it('takes a day of the calendar for one', () => {
  expect(isDay('2028-02-29')).toBe(true);
});

it('asks for whole days by the clock of whoever looks', () => {
  const { since, until } = momentsOf({ from: '2026-03-28', to: '2026-03-29' });
  expect(since).toBe(startOf('2026-03-28').toISOString());
  expect(until && dayOf(new Date(until))).toBe('2026-03-30');
  expect(momentsOf({})).toEqual({});
});

it('counts the last 30 days unless others are chosen', () => {
  const days = daysOf({}, TODAY);
  expect(days).toHaveLength(30);
  expect(days.at(0)).toBe('2026-03-02');
  expect(days.at(-1)).toBe(TODAY);
});

it('counts every chosen day once, also over the turn of a month', () => {
  expect(daysOf({ from: '2026-02-27', to: '2026-03-02' }, TODAY)).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
});

it('counts no day that is yet to come, and none of which nothing is kept', () => {
  expect(daysOf({ from: '2026-03-30', to: '2026-04-05' }, TODAY)).toEqual(['2026-03-30', TODAY]);
  expect(daysOf({ from: '2020-01-01' }, TODAY)).toHaveLength(90);
  expect(daysOf({ from: '2026-05-01' }, TODAY)).toEqual([]);
});
