import { useThrottledCallback } from '@mantine/hooks';
import type { ParsingResult, ParsingTask } from '@muster/contracts';
import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { PAGE_SIZE, pageOptions } from './queries.ts';
import { isFiltered, type ResultsFilter } from './search.ts';

type Page = { items: ParsingResult[]; total: number };

/** What is in sight is looked at this often, in ms: who only scrolls past is not asked for. */
const LOOK_MS = 250;

/** Pages around what is in sight, near ones included. */
function pagesAround({ first, last }: { first: number; last: number }, collected: number): number[] {
  const from = Math.max(0, Math.floor((first - PAGE_SIZE / 2) / PAGE_SIZE));
  const to = Math.floor(Math.min(last + PAGE_SIZE / 2, collected - 1) / PAGE_SIZE);
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

const combine = (results: UseQueryResult<Page>[]) => ({
  pages: results.map(({ data }) => data),
  error: results.find(({ error }) => error !== null)?.error ?? null,
});

/** Whom a task collected, loaded page by page as they come in sight, and more as more are collected. */
export function useResults({ id, collected }: ParsingTask, filter: ResultsFilter) {
  const client = useQueryClient();
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const look = useThrottledCallback(setSeen, LOOK_MS);
  const wanted = useMemo(() => pagesAround(seen, collected), [seen, collected]);
  const { pages, error } = useQueries({
    queries: wanted.map(page => pageOptions(id, filter, page)),
    combine,
  });

  // A page that was loaded may be shown, in sight or not.
  const rowAt = useCallback(
    (index: number): ParsingResult | undefined => {
      const { queryKey } = pageOptions(id, filter, Math.floor(index / PAGE_SIZE));
      return client.getQueryData(queryKey)?.items[index % PAGE_SIZE];
    },
    [client, id, filter, pages],
  );

  // Pages that were not full may be, once more are collected.
  useEffect(() => {
    for (const [at, page] of pages.entries()) {
      const number = wanted[at] ?? 0;
      const isBehind = page && page.items.length < Math.min(PAGE_SIZE, collected - number * PAGE_SIZE);
      if (!isBehind) continue;
      const { queryKey } = pageOptions(id, filter, number);
      void client.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
    }
  }, [collected]);

  const onSeen = useCallback((first: number, last: number) => look({ first, last }), [look]);
  const total = pages.findLast(page => page !== undefined)?.total;
  const retry = () => client.refetchQueries({ queryKey: ['parsing', 'results', id], type: 'active' });
  return { count: isFiltered(filter) ? total : collected, rowAt, onSeen, error, retry };
}
