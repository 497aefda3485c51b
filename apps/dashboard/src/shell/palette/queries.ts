import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';

/** As many as an answer may hold. */
const NEWEST = { params: { query: { limit: 1_000 } } };

/** What can be gone to by its name: accounts and tasks of the team, the newest thousand of each. */
export const namedQueries = {
  accounts: queryOptions({
    queryKey: ['palette', 'accounts'],
    queryFn: async () => (await ask(api.GET('/api/v1/accounts', NEWEST))).items,
  }),
  parsing: queryOptions({
    queryKey: ['palette', 'parsing'],
    queryFn: async () => (await ask(api.GET('/api/v1/parsing/tasks', NEWEST))).items,
  }),
  invites: queryOptions({
    queryKey: ['palette', 'invites'],
    queryFn: async () => (await ask(api.GET('/api/v1/invites/tasks', NEWEST))).items,
  }),
};
