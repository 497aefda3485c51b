import {
  cancelInviteTask,
  createInviteTask,
  deleteInviteTask,
  getInviteTask,
  listInviteTasks,
  pauseInviteTask,
  resumeInviteTask,
  startInviteTask,
  watchInviteTask,
} from '@muster/contracts';
import { problem, route, type ServiceApp, serverSentEvents, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { createTask } from './create-task.ts';
import { moveTask } from './move-task.ts';
import { presentTask } from './present-task.ts';
import type { Task } from './task.ts';

/** Tasks as people see, make and move them. */
export function taskRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { tasks, targets, feed, accountsFor } = dependencies;
  const present = async (task: Task) => presentTask(task, await targets.stats(task.id));
  const read = async (teamId: string, id: string) => {
    const task = await tasks.find(teamId, id);
    if (!task) throw problem('not_found');
    return present(task);
  };

  route(app, createInviteTask, async ({ user, body, once }) => {
    const accounts = accountsFor(user.token);
    return present(await createTask({ tasks, accounts }, user.teamId, body, once));
  });

  route(app, listInviteTasks, async ({ user, query }) => {
    const { rows, total } = await tasks.list(user.teamId, query);
    const stats = await targets.statsOf(rows.map(({ id }) => id));
    return toPage(rows, query.limit, total, task => presentTask(task, stats(task.id)));
  });

  route(app, getInviteTask, ({ user, params }) => read(user.teamId, params.id));

  route(app, deleteInviteTask, async ({ user, params }) => {
    if (await tasks.remove(user.teamId, params.id)) return undefined;
    throw problem((await tasks.find(user.teamId, params.id)) ? 'wrong_state' : 'not_found');
  });

  route(app, startInviteTask, async ({ user, params, once }) =>
    present(await moveTask(dependencies, user.teamId, params.id, 'start', once)),
  );
  route(app, pauseInviteTask, async ({ user, params }) =>
    present(await moveTask(dependencies, user.teamId, params.id, 'pause')),
  );
  route(app, resumeInviteTask, async ({ user, params }) =>
    present(await moveTask(dependencies, user.teamId, params.id, 'resume')),
  );
  route(app, cancelInviteTask, async ({ user, params }) =>
    present(await moveTask(dependencies, user.teamId, params.id, 'cancel')),
  );

  route(app, watchInviteTask, async ({ user, params, reply }) => {
    const current = () => read(user.teamId, params.id);
    await current();
    return serverSentEvents(feed, { topic: params.id, event: 'task', current, reply });
  });
}
