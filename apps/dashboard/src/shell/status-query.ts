import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';

/** How often it is asked what works, in ms; more often while something does not. */
const LOOK_MS = 15_000;
const LOOK_WHILE_AWAY_MS = 3_000;

/** What does not work at the moment. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => ask(api.GET('/api/v1/status')),
  refetchInterval: ({ state: { data, status } }) =>
    status === 'error' || data?.away.length ? LOOK_WHILE_AWAY_MS : LOOK_MS,
  // The answer to be shown is whether there is one, also while the browser believes to be offline.
  networkMode: 'always',
  retry: false,
});
