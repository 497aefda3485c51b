import type { ParsingResult } from '@muster/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { FLAGS, type ResultsFilter } from './search.ts';

/** People asked for at once: several screens of them. */
export const PAGE_SIZE = 200;

/** Pages out of sight are forgotten after this, in ms: scrolling through a million people fills no memory. */
const KEEP_MS = 60_000;

/** A filter as the API asks for it. */
export const toQuery = (filter: ResultsFilter) => ({
  ...(filter.text && { text: filter.text }),
  ...Object.fromEntries(
    FLAGS.flatMap(flag =>
      filter[flag] === undefined ? [] : [[flag, filter[flag] ? 'true' : 'false'] as const],
    ),
  ),
});

type Page = { items: ParsingResult[]; nextCursor: string | null; total: number };

const pageKey = (taskId: string, filter: ResultsFilter, page: number) => [
  'parsing',
  'results',
  taskId,
  filter,
  page,
];

/**
 * One page of those whom a task collected, by its number from 0. After the page before it a page is read from that
 * one's cursor, which costs the same at any depth; elsewhere the list is opened by passing over the rest.
 */
export const pageOptions = (taskId: string, filter: ResultsFilter, page: number) =>
  queryOptions({
    queryKey: pageKey(taskId, filter, page),
    queryFn: ({ signal, client }): Promise<Page> => {
      const cursor = client.getQueryData<Page>(pageKey(taskId, filter, page - 1))?.nextCursor;
      const place = cursor ? { cursor } : { skip: page * PAGE_SIZE };
      const params = { path: { id: taskId }, query: { ...toQuery(filter), ...place, limit: PAGE_SIZE } };
      return ask(api.GET('/api/v1/parsing/tasks/{id}/results', { signal, params }));
    },
    // Who was collected stays as they were; more come at the end, and that is looked at when they do.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
  });

/** One of those whom a task collected; null for anybody else. */
export const personOptions = (taskId: string, platformUserId: string) =>
  queryOptions({
    queryKey: ['parsing', 'person', taskId, platformUserId],
    queryFn: async () => {
      const params = { path: { id: taskId }, query: { platformUserId, limit: 1 } };
      const { items } = await ask(api.GET('/api/v1/parsing/tasks/{id}/results', { params }));
      return items[0] ?? null;
    },
  });
