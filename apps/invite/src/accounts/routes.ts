import { listInviteAccounts } from '@muster/contracts';
import { problem, route, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { listAccounts } from './list-accounts.ts';

/** The accounts of a task. */
export function accountRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { tasks, holdersFor } = dependencies;
  route(app, listInviteAccounts, async ({ user, params }) => {
    const task = await tasks.find(user.teamId, params.id);
    if (!task) throw problem('not_found');
    return { items: await listAccounts(dependencies, holdersFor(user.token), task) };
  });
}
