import type { AccountLogCount } from '@muster/contracts';
import { expect, it } from 'vitest';
import { byDay } from './by-day.ts';

const message = { en: 'It happened.', ru: 'Случилось.' };
const error = (day: string, code: string, count: number): AccountLogCount => ({
  day,
  kind: 'error',
  code,
  message,
  count,
});
const login = (day: string, count: number): AccountLogCount => ({
  day,
  kind: 'login',
  code: null,
  message,
  count,
});

const DAYS = ['2026-11-19', '2026-11-20', '2026-11-21'];
const COUNTS = [
  error('2026-11-19', 'flood_wait', 2),
  login('2026-11-19', 1),
  error('2026-11-21', 'flood_wait', 3),
  error('2026-11-21', 'peer_flood', 1),
];

it('shows every day, also one on which nothing happened', () => {
  expect(byDay(COUNTS, DAYS).days).toEqual([
    { day: '2026-11-19', counts: { 'error flood_wait': 2, 'login ': 1 } },
    { day: '2026-11-20', counts: {} },
    { day: '2026-11-21', counts: { 'error flood_wait': 3, 'error peer_flood': 1 } },
  ]);
});

it('counts each series over all days, the most frequent first, each in a colour of its own', () => {
  const { series } = byDay(COUNTS, DAYS);
  expect(series.map(({ code, count }) => [code, count])).toEqual([
    ['flood_wait', 5],
    ['peer_flood', 1],
    [null, 1],
  ]);
  expect(new Set(series.map(({ color }) => color)).size).toBe(3);
});

it('shows only what is looked for', () => {
  expect(byDay(COUNTS, DAYS, { kind: 'login' }).series.map(({ kind }) => kind)).toEqual(['login']);
  expect(byDay(COUNTS, DAYS, { code: 'peer_flood' }).series.map(({ count }) => count)).toEqual([1]);
});

it('leaves out a day outside of the period', () => {
  expect(byDay(COUNTS, DAYS.slice(1)).series.map(({ count }) => count)).toEqual([3, 1]);
});
