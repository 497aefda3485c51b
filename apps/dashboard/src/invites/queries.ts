import type { InviteAccount, InviteState, TargetState } from '@muster/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import type { LogFilter } from './routes.ts';

/** The cursor of a list's first page. */
const FIRST: { cursor: string | null } = { cursor: null };

const LIST_PAGE = 50;

/** Accounts that wait are looked at again after at least and at most this, in ms. */
const SOONEST_LOOK_MS = 3_000;
const LATEST_LOOK_MS = 60_000;

/** Nothing tells live what tasks there are; while somebody looks, they are asked for anew so often, in ms. */
const LOOK_MS = 10_000;

/** Of the lists of tasks, whatever they are filtered by. */
export const tasksKey = ['invites', 'list'];

export const inviteTasksQuery = (state: InviteState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey, state ?? 'all'],
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: LIST_PAGE, ...(state && { state }), ...(cursor && { cursor }) };
      return ask(api.GET('/api/v1/invites/tasks', { params: { query } }));
    },
    initialPageParam: FIRST.cursor,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: LOOK_MS,
  });

const pathOf = (id: string) => ({ params: { path: { id } } });

export const inviteTaskQuery = (id: string) =>
  queryOptions({
    queryKey: ['invites', 'task', id],
    queryFn: () => ask(api.GET('/api/v1/invites/tasks/{id}', pathOf(id))),
  });

/** Of the log of a task, whatever it is filtered by. */
export const logsKey = (id: string) => ['invites', 'log', id];

/** Newest first. */
export const logQuery = (id: string, filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: [...logsKey(id), filter],
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: LIST_PAGE, ...filter, ...(cursor && { cursor }) };
      return ask(api.GET('/api/v1/invites/tasks/{id}/log', { params: { path: { id }, query } }));
    },
    initialPageParam: FIRST.cursor,
    getNextPageParam: page => page.nextCursor,
  });

export const targetsKey = (id: string) => ['invites', 'targets', id];

export const targetStatsQuery = (id: string) =>
  queryOptions({
    queryKey: ['invites', 'stats', id],
    queryFn: () => ask(api.GET('/api/v1/invites/tasks/{id}/targets/stats', pathOf(id))),
  });

export const targetsQuery = (id: string, state: TargetState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...targetsKey(id), state ?? 'all'],
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: LIST_PAGE, ...(state && { state }), ...(cursor && { cursor }) };
      return ask(api.GET('/api/v1/invites/tasks/{id}/targets', { params: { path: { id }, query } }));
    },
    initialPageParam: FIRST.cursor,
    getNextPageParam: page => page.nextCursor,
  });

export const logCountsQuery = (id: string) =>
  queryOptions({
    queryKey: ['invites', 'log-counts', id],
    queryFn: async () => (await ask(api.GET('/api/v1/invites/tasks/{id}/log/counts', pathOf(id)))).items,
  });

export const taskAccountsQuery = (id: string) =>
  queryOptions({
    queryKey: ['invites', 'task-accounts', id],
    queryFn: async () => (await ask(api.GET('/api/v1/invites/tasks/{id}/accounts', pathOf(id)))).items,
    // Nothing tells live that an account has waited long enough.
    refetchInterval: ({ state: { data } }) => data !== undefined && lookAgainInMs(data),
  });

/** When the first of these waits is over, but neither all the time nor never, in ms; false where nobody waits. */
function lookAgainInMs(accounts: readonly InviteAccount[]): number | false {
  const ends = accounts.flatMap(({ wait }) => (wait?.until ? [Date.parse(wait.until)] : []));
  if (ends.length === 0) return false;
  return Math.min(Math.max(Math.min(...ends) - Date.now(), SOONEST_LOOK_MS), LATEST_LOOK_MS);
}

/** As many as an answer may hold. */
const LARGEST_PAGE = 1_000;

/** What one account is and may do in a chat. Telegram is asked, so an answer is kept for a while. */
export const rightsQuery = (accountId: string, link: string) =>
  queryOptions({
    queryKey: ['invites', 'rights', link, accountId],
    queryFn: () =>
      ask(
        api.POST('/api/v1/accounts/{id}/channels/check', {
          params: { path: { id: accountId } },
          body: { channel: link },
        }),
      ),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });

/** Groups and channels in which an account may invite. */
export const ownChannelsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['invites', 'own-channels', accountId],
    queryFn: async () => {
      const { items } = await ask(
        api.GET('/api/v1/accounts/{id}/channels', {
          params: { path: { id: accountId }, query: { limit: 100 } },
        }),
      );
      return items.filter(({ mayInvite }) => mayInvite);
    },
    staleTime: 60_000,
  });

/** Parsing tasks that have ended with people to invite, newest first. */
export const finishedParsingQuery = queryOptions({
  queryKey: ['invites', 'finished-parsing'],
  queryFn: async () => {
    const query = { limit: LARGEST_PAGE, state: 'completed' } as const;
    const { items } = await ask(api.GET('/api/v1/parsing/tasks', { params: { query } }));
    return items.filter(({ collected }) => collected > 0);
  },
});
