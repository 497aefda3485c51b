import { listAttempts } from '@muster/contracts';
import { problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { presentAttempt } from './present-attempt.ts';

/** The log of a task. */
export function logRoutes(app: ServiceApp, { tasks, attemptLog }: Dependencies): void {
  route(app, listAttempts, async ({ user, params, query }) => {
    if (!(await tasks.find(user.teamId, params.id))) throw problem('not_found');
    const { rows, total } = await attemptLog.page(params.id, query);
    return toPage(rows, query.limit, total, presentAttempt);
  });
}
