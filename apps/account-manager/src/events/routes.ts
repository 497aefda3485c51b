import { watchAccounts } from '@muster/contracts';
import { route, type ServiceApp, serverSentEvents } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { readTeamStandings } from '../standings/read-standings.ts';

export function eventRoutes(app: ServiceApp, { pool, feed }: Dependencies): void {
  route(app, watchAccounts, async ({ user: { teamId }, reply }) => {
    const current = () => readTeamStandings(pool, teamId);
    return serverSentEvents(feed, { topic: teamId, event: 'standings', current, reply });
  });
}
