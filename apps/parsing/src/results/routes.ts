import { exportParsingResults, listParsingResults } from '@muster/contracts';
import { problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { exportResults } from './export-results.ts';
import { presentResult } from './present-result.ts';

/** What a task collected, page by page and as a file. */
export function resultRoutes(app: ServiceApp, { tasks, results }: Dependencies): void {
  route(app, listParsingResults, async ({ user, params, query }) => {
    const task = await tasks.find(user.teamId, params.id);
    if (!task) throw problem('not_found');
    const { cursor, skip, limit, ...filter } = query;
    const isFiltered = Object.values(filter).some(value => value !== undefined);
    const [rows, total] = await Promise.all([
      results.page(user.teamId, task.id, { cursor, skip, limit }, filter),
      isFiltered ? results.count(user.teamId, task.id, filter) : task.collected,
    ]);
    return toPage(rows, limit, total, presentResult);
  });

  route(app, exportParsingResults, async ({ user, params, query, reply }) => {
    if (!(await tasks.find(user.teamId, params.id))) throw problem('not_found');
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="people-${params.id}.csv"`);
    const { format: _, ...filter } = query;
    return exportResults(results, user.teamId, params.id, filter);
  });
}
