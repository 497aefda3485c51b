import { countAttempts, listAttempts } from '@muster/contracts';
import { problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { presentAttempt, presentCount } from './present-attempt.ts';

/** The log of a task. */
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
}
