import { listOutOfWork as listContract, listRecoveries } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { readTeamStandings } from '../standings/read-standings.ts';
import { listOutOfWork } from './list-out-of-work.ts';

export function recoveryRoutes(app: ServiceApp, { pool }: Dependencies): void {
  route(app, listRecoveries, async ({ query: { teamId } }) => {
    const standings = await readTeamStandings(pool, teamId);
    return { items: standings.filter(({ restrictions }) => restrictions.length > 0) };
  });
  route(app, listContract, ({ query }) => listOutOfWork(pool, query));
}
