import type { ParsingTask } from '@muster/contracts';
import type { InfiniteData } from '@tanstack/react-query';

type Page = { items: ParsingTask[]; nextCursor: string | null; total: number };
export type TaskList = InfiniteData<Page, string | null>;

/** A list, newest first, with a task as it stands now: in its place, or among those it is newer than. */
export function patchTasks(list: TaskList, task: ParsingTask): TaskList {
  const isKnown = list.pages.some(({ items }) => items.some(({ id }) => id === task.id));
  if (isKnown) return mapPages(list, 0, items => items.map(item => (item.id === task.id ? task : item)));
  const place = list.pages.findIndex(({ items }) => items.some(({ id }) => id < task.id));
  const last = list.pages.length - 1;
  const hasMore = list.pages[last]?.nextCursor !== null;
  // It stands on a page that is not loaded yet.
  if (place === -1 && hasMore) return list;
  return mapPages(list, 1, (items, index) =>
    index === (place === -1 ? last : place) ? [...items, task].sort(newestFirst) : items,
  );
}

/** A list without a task. */
export function withoutTask(list: TaskList, id: string): TaskList {
  const isKnown = list.pages.some(({ items }) => items.some(item => item.id === id));
  return isKnown ? mapPages(list, -1, items => items.filter(item => item.id !== id)) : list;
}

/** Ids sort by the time they were made. */
const newestFirst = (a: ParsingTask, b: ParsingTask): number => (a.id < b.id ? 1 : -1);

function mapPages(
  list: TaskList,
  added: number,
  change: (items: ParsingTask[], index: number) => ParsingTask[],
): TaskList {
  const pages = list.pages.map((page, index) => ({
    ...page,
    items: change(page.items, index),
    total: page.total + added,
  }));
  return { ...list, pages };
}
