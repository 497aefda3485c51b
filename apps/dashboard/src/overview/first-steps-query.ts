import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';

/** A team at its beginning has no more tasks than this. */
const NEWEST = { params: { query: { limit: 100 } } };

/** A step may be done on another page, or by somebody else of the team; in ms. */
const LOOK_MS = 10_000;

/** How far a team has come from an empty installation to its first finished task; what is under way, by its id. */
export const firstStepsQuery = queryOptions({
  queryKey: ['overview', 'first-steps'],
  async queryFn() {
    const [accounts, parsing, invites] = await Promise.all([
      ask(api.GET('/api/v1/accounts', { params: { query: { limit: 1 } } })),
      ask(api.GET('/api/v1/parsing/tasks', NEWEST)),
      ask(api.GET('/api/v1/invites/tasks', NEWEST)),
    ]);
    return {
      isConnected: accounts.total > 0,
      hasAudience: parsing.items.some(({ state, collected }) => state === 'completed' && collected > 0),
      parsingTaskId: parsing.items.find(({ state }) => GOES_ON.has(state))?.id ?? null,
      hasInvited: invites.items.some(({ state }) => state === 'completed'),
      inviteTaskId: invites.items.find(({ state }) => GOES_ON.has(state))?.id ?? null,
    };
  },
  refetchInterval: ({ state: { data } }) => (data?.hasInvited ? false : LOOK_MS),
});

/** States of a task from which something can still come. */
const GOES_ON: ReadonlySet<string> = new Set(['draft', 'queued', 'running', 'paused']);
