import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import { momentsOf } from './period.ts';
import type { LogSearch } from './routes.ts';

/** Nothing tells live what is logged; while somebody looks at the newest, they are asked for anew so often, in ms. */
const LOOK_MS = 10_000;

const LIST_PAGE = 50;

/** The cursor of a list's first page. */
const FIRST: { cursor: string | null } = { cursor: null };

/** The entries that are looked for, newest first. */
export const logQuery = ({ accountId, kind, code, from, to }: LogSearch) =>
  infiniteQueryOptions({
    queryKey: ['log', 'entries', { accountId, kind, code, from, to }],
    queryFn: ({ pageParam: cursor }) =>
      ask(
        api.GET('/api/v1/accounts/log', {
          params: {
            query: {
              limit: LIST_PAGE,
              ...momentsOf({ from, to }),
              ...(accountId && { accountId }),
              ...(kind && { kind }),
              ...(code && { code }),
              ...(cursor && { cursor }),
            },
          },
        }),
      ),
    initialPageParam: FIRST.cursor,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
    // Whoever has read on is not disturbed.
    refetchInterval: ({ state: { data } }) => (data && data.pages.length > 1 ? false : LOOK_MS),
  });

/**
 * How often what happened on each of these days, by the clock of whoever looks.
 * @param days without a gap, oldest first
 */
export const logCountsQuery = (accountId: string | undefined, days: readonly string[]) => {
  const [from, to] = [days[0], days.at(-1)];
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return queryOptions({
    queryKey: ['log', 'counts', { accountId, from, to, timeZone }],
    queryFn: async () => {
      const query = { ...momentsOf({ from, to }), timeZone, ...(accountId && { accountId }) };
      return (await ask(api.GET('/api/v1/accounts/log/counts', { params: { query } }))).items;
    },
    enabled: days.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_MS,
  });
};
