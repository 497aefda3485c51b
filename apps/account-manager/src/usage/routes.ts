import { getTeamUsage, getUsage, listBudgets as list } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { listBudgets, sumBudgets } from './list-budgets.ts';
import { readUsage } from './read-usage.ts';

export function usageRoutes(app: ServiceApp, dependencies: Dependencies): void {
  route(app, getUsage, ({ params, user }) => readUsage(dependencies, params.id, user.teamId));

  route(app, list, async ({ query: { ids }, user: { teamId } }) => ({
    items: await listBudgets(dependencies, { ids, teamId }),
  }));

  route(app, getTeamUsage, ({ user: { teamId } }) => sumBudgets(dependencies, teamId));
}
