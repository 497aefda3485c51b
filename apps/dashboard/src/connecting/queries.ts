import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';

/** An attempt to connect an account; what changes it is told live. */
export const loginQuery = (id: string) =>
  queryOptions({
    queryKey: ['logins', id],
    queryFn: () => ask(api.GET('/api/v1/accounts/logins/{id}', { params: { path: { id } } })),
  });

/** Telegram lets nobody into more chats than this, so one page has all of them. */
const ALL_CHATS = 1_000;

/** Reading the chats may fail and is begun anew by whoever asks again, in ms. */
const ASK_AGAIN_MS = 5_000;

/** The chats of an account that was just connected, first those where it may invite. */
export const firstChannelsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'first-channels'],
    queryFn: () =>
      ask(
        api.GET('/api/v1/accounts/{id}/channels', {
          params: { path: { id: accountId }, query: { limit: ALL_CHATS } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data && state.data.readAt === null ? ASK_AGAIN_MS : false),
  });
