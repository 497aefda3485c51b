import type { Attempt } from '@muster/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { LogFilter } from '../routes.ts';

type Page = { items: Attempt[]; nextCursor: string | null; total: number };
export type LoadedLog = InfiniteData<Page>;

/** A first page that has grown beyond this is cut, and what was loaded after it let go of, in lines. */
const MOST = 200;

/** How much of it then stays, in lines. */
const KEPT = 100;

/** A loaded log with attempts as they stand now: those in it are changed, new ones stand first. */
export function mergeAttempts(log: LoadedLog, attempts: readonly Attempt[], filter: LogFilter): LoadedLog {
  const changed = new Map(attempts.map(attempt => [attempt.id, attempt]));
  const pages = log.pages.map(page => {
    const items = page.items.flatMap(item => {
      const now = changed.get(item.id) ?? item;
      changed.delete(item.id);
      return matches(now, filter) ? [now] : [];
    });
    return { ...page, items, total: page.total - (page.items.length - items.length) };
  });
  const [first, ...rest] = pages;
  if (!first) return log;
  const oldest = first.nextCursor === null ? undefined : first.items.at(-1)?.id;
  const added = [...changed.values()].filter(
    attempt => matches(attempt, filter) && (oldest === undefined || attempt.id > oldest),
  );
  // Ids sort by the time they were made.
  const items = [...added, ...first.items].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const total = first.total + added.length;
  if (items.length <= MOST) return { ...log, pages: [{ ...first, items, total }, ...rest] };
  const kept = items.slice(0, KEPT);
  return {
    pages: [{ items: kept, nextCursor: kept.at(-1)?.id ?? null, total }],
    pageParams: log.pageParams.slice(0, 1),
  };
}

const matches = ({ outcome, reason }: Attempt, filter: LogFilter): boolean =>
  (filter.outcome === undefined || outcome === filter.outcome) &&
  (filter.reason === undefined || reason?.code === filter.reason);
