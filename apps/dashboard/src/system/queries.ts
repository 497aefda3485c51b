import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';

/** While somebody looks it is asked for anew so often, in ms. */
const LOOK_MS = 3_000;

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: () => ask(api.GET('/api/v1/system')),
  refetchInterval: LOOK_MS,
});
