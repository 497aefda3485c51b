import { getTargetStats, importParsingResults, listTargets } from '@muster/contracts';
import { problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { importParsing } from './import-parsing.ts';
import { presentTarget } from './present-target.ts';

/** The people of a task. */
export function targetRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { tasks, targets, resultsFor } = dependencies;
  const assertKnown = async (teamId: string, taskId: string) => {
    if (!(await tasks.find(teamId, taskId))) throw problem('not_found');
  };

  route(app, listTargets, async ({ user, params, query }) => {
    await assertKnown(user.teamId, params.id);
    const { rows, total } = await targets.page(params.id, query);
    return toPage(rows, query.limit, total, presentTarget);
  });

  route(app, getTargetStats, async ({ user, params }) => {
    await assertKnown(user.teamId, params.id);
    return targets.stats(params.id);
  });

  route(app, importParsingResults, ({ user, params, body }) =>
    importParsing(dependencies, resultsFor(user.token), user.teamId, params.id, body.parsingTaskId),
  );
}
