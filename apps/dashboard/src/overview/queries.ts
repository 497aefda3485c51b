import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';

/** Nothing tells these live; while somebody looks, they are asked for anew so often, in ms. */
export const LOOK_MS = 5_000;

/** So many of those who joined last are shown. */
const JOINS_SHOWN = 8;

/** What all accounts of the team together have used of their limits. */
export const teamUsageQuery = queryOptions({
  queryKey: ['overview', 'usage'],
  queryFn: () => ask(api.GET('/api/v1/accounts/usage/total')),
  refetchInterval: LOOK_MS,
});

/** Who joined last, whichever task invited them. */
export const lastJoinsQuery = queryOptions({
  queryKey: ['overview', 'joins'],
  queryFn: () => {
    const query = { outcome: 'joined', limit: JOINS_SHOWN } as const;
    return ask(api.GET('/api/v1/invites/attempts', { params: { query } }));
  },
  refetchInterval: LOOK_MS,
});
