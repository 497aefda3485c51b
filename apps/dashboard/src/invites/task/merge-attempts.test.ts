import type { Attempt } from '@muster/contracts';
import { expect, it } from 'vitest';
import { type LoadedLog, mergeAttempts } from './merge-attempts.ts';

const attempt = (id: string, outcome: Attempt['outcome'] = 'joined'): Attempt => ({
  id,
  targetId: id,
  platformUserId: '1',
  displayName: 'Ann',
  accountId: 'a',
  outcome,
  reason: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
});

const loaded = (...pages: string[][]): LoadedLog => ({
  pages: pages.map((ids, i) => ({
    items: ids.map(id => attempt(id)),
    nextCursor: i === pages.length - 1 ? null : (ids.at(-1) ?? null),
    total: pages.flat().length,
  })),
  pageParams: pages.map(() => null),
});

const idsOf = (log: LoadedLog) => log.pages.map(page => page.items.map(({ id }) => id));

it('puts what is new first and changes what is there', () => {
  const log = mergeAttempts(loaded(['3', '1']), [attempt('4', 'under_way'), attempt('1', 'refused')], {});
  expect(idsOf(log)).toEqual([['4', '3', '1']]);
  expect(log.pages[0]?.items.map(({ outcome }) => outcome)).toEqual(['under_way', 'joined', 'refused']);
  expect(log.pages[0]?.total).toBe(3);
});

it('leaves out what the filter leaves out, also what has changed', () => {
  const log = mergeAttempts(loaded(['3', '1']), [attempt('4', 'refused'), attempt('3', 'unknown')], {
    outcome: 'joined',
  });
  expect(idsOf(log)).toEqual([['1']]);
  expect(log.pages[0]?.total).toBe(1);
});

it('leaves what is older than the loaded pages to the next page', () => {
  expect(idsOf(mergeAttempts(loaded(['5', '4'], ['2']), [attempt('3', 'refused')], {}))).toEqual([
    ['5', '4'],
    ['2'],
  ]);
});

it('does not grow without end, and goes on where it was cut', () => {
  const many = Array.from({ length: 250 }, (_, i) => attempt(String(5_000 + i)));
  const log = mergeAttempts(loaded(['5'], ['4']), many, {});
  expect(log.pages).toHaveLength(1);
  expect(log.pages[0]?.items).toHaveLength(100);
  expect(log.pages[0]?.nextCursor).toBe('5150');
  expect(log.pageParams).toEqual([null]);
});
