import type { Account } from '@muster/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';

/** As many as an answer may hold. */
const LARGEST_PAGE = 1_000;

/** Nothing tells live what is used up; while somebody looks, it is asked for anew so often, in ms. */
const LOOK_MS = 10_000;

const pathOf = (id: string) => ({ params: { path: { id } } });

/** What keeps the accounts out of work; told live, never asked for. */
export const standingsKey = ['accounts', 'standings'];

/** Every account of the team: a filter must see all of them, and a change of state moves them between filters. */
export const teamAccountsQuery = queryOptions({
  queryKey: ['accounts', 'all'],
  async queryFn() {
    const accounts: Account[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = { limit: LARGEST_PAGE, ...(cursor && { cursor }) };
      const page: { items: Account[]; nextCursor: string | null } = await ask(
        api.GET('/api/v1/accounts', { params: { query } }),
      );
      accounts.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return accounts;
  },
});

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', id],
    queryFn: () => ask(api.GET('/api/v1/accounts/{id}', pathOf(id))),
  });

/** What is left to the accounts that are shown, by their ids. */
export const budgetsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['accounts', 'budgets', ids],
    async queryFn() {
      const { items } = await ask(
        api.GET('/api/v1/accounts/usage', { params: { query: { ids: ids.join(',') } } }),
      );
      return new Map(items.map(budget => [budget.accountId, budget]));
    },
    enabled: ids.length > 0,
    refetchInterval: LOOK_MS,
  });

export const usageQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', id, 'usage'],
    queryFn: () => ask(api.GET('/api/v1/accounts/{id}/usage', pathOf(id))),
    refetchInterval: LOOK_MS,
  });

/** The profile of limits that an account works under. */
export const limitsProfileQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', id, 'limits-profile'],
    queryFn: () => ask(api.GET('/api/v1/accounts/{id}/profile', pathOf(id))),
  });

/** How many chats are shown at once. */
const CHANNELS_PAGE = 50;

/** The chats of an account that was just connected are read within seconds; whoever asks again begins a reading that failed anew. */
const READING_MS = 3_000;

/** The cursor of a list's first page. */
const FIRST = '';

/** The chats of an account, first those where it may invite. */
export const channelsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', id, 'channels'],
    queryFn: ({ pageParam: cursor }) =>
      ask(
        api.GET('/api/v1/accounts/{id}/channels', {
          params: { path: { id }, query: { limit: CHANNELS_PAGE, ...(cursor !== FIRST && { cursor }) } },
        }),
      ),
    initialPageParam: FIRST,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.readAt === null ? READING_MS : false),
  });
