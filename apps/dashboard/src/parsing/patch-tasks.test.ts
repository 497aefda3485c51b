import type { ParsingTask } from '@muster/contracts';
import { expect, it } from 'vitest';
import { patchTasks, withoutTask } from './patch-tasks.ts';

const task = (id: string, collected = 0): ParsingTask => ({
  id,
  source: { kind: 'members', link: '@berlin', title: null },
  priority: 'normal',
  speed: 'safe',
  limit: null,
  state: 'running',
  collected,
  reported: null,
  waiting: null,
  problem: null,
  createdAt: '2026-11-21T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
});

const list = (pages: string[][], { total = pages.flat().length, hasMore = false } = {}) => ({
  pageParams: pages.map(() => null),
  pages: pages.map((ids, index) => ({
    items: ids.map(id => task(id)),
    nextCursor: index < pages.length - 1 || hasMore ? (ids.at(-1) ?? null) : null,
    total,
  })),
});

const ids = ({ pages }: ReturnType<typeof patchTasks>) => pages.map(({ items }) => items.map(({ id }) => id));

it('shows a task that changed in its place', () => {
  const patched = patchTasks(list([['d', 'c'], ['a']]), task('c', 7));
  expect(ids(patched)).toEqual([['d', 'c'], ['a']]);
  expect(patched.pages[0]).toMatchObject({ total: 3, items: [{ collected: 0 }, { collected: 7 }] });
});

it('puts a new task on top, and one that comes back among those of its time', () => {
  expect(ids(patchTasks(list([['d', 'c'], ['a']]), task('e')))).toEqual([['e', 'd', 'c'], ['a']]);
  expect(ids(patchTasks(list([['d', 'c'], ['a']]), task('b')))).toEqual([
    ['d', 'c'],
    ['b', 'a'],
  ]);
  expect(ids(patchTasks(list([['d', 'c'], ['b']]), task('a')))).toEqual([
    ['d', 'c'],
    ['b', 'a'],
  ]);
  expect(ids(patchTasks(list([[]]), task('a')))).toEqual([['a']]);
});

it('leaves a list alone whose page with the task is not loaded', () => {
  const before = list([['d', 'c']], { hasMore: true });
  expect(patchTasks(before, task('b'))).toBe(before);
});

it('takes out a task that left the list, and leaves lists alone that did not have it', () => {
  const before = list([['d', 'c'], ['a']]);
  expect(ids(withoutTask(before, 'c'))).toEqual([['d'], ['a']]);
  expect(withoutTask(before, 'c').pages[0]?.total).toBe(2);
  expect(withoutTask(before, 'x')).toBe(before);
});
