import { countAttempts, listAttempts, listTeamAttempts } from '@muster/contracts';
import { problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { presentAttempt, presentCount, presentTeamAttempt } from './present-attempt.ts';

/** What was tried: for one task, and by a team. */
export function logRoutes(app: ServiceApp, { tasks, attemptLog }: Dependencies): void {
  const assertKnown = async (teamId: string, taskId: string) => {
    if (!(await tasks.find(teamId, taskId))) throw problem('not_found');
  };

  route(app, listAttempts, async ({ user, params, query }) => {
    await assertKnown(user.teamId, params.id);
    const { rows, total } = await attemptLog.page(params.id, query);
    return toPage(rows, query.limit, total, presentAttempt);
  });

  route(app, countAttempts, async ({ user, params }) => {
    await assertKnown(user.teamId, params.id);
    return { items: (await attemptLog.counts(params.id)).map(presentCount) };
  });

  route(app, listTeamAttempts, async ({ user, query }) => {
    const { rows, total } = await attemptLog.pageOfTeam(user.teamId, query);
    return toPage(rows, query.limit, total, presentTeamAttempt);
  });
}
