import {
  cancelParsingTask,
  createParsingTask,
  deleteParsingTask,
  getParsingTask,
  listParsingTasks,
  pauseParsingTask,
  resumeParsingTask,
  watchParsingTask,
  watchParsingTasks,
} from '@muster/contracts';
import { problem, route, type ServiceApp, serverSentEvents, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { announceRemoval } from './announce-task.ts';
import { createTask } from './create-task.ts';
import { moveTask } from './move-task.ts';
import { presentTask } from './present-task.ts';

/** Tasks as people see, make and move them. */
export function taskRoutes(app: ServiceApp, { tasks, feed, announce, ring }: Dependencies): void {
  const tools = { tasks, announce, ring };

  route(app, createParsingTask, async ({ user, body, once }) =>
    presentTask(await createTask(tools, user.teamId, body, once)),
  );

  route(app, listParsingTasks, async ({ user, query }) => {
    const { rows, total } = await tasks.list(user.teamId, query);
    return toPage(rows, query.limit, total, presentTask);
  });

  route(app, getParsingTask, async ({ user, params }) => {
    const task = await tasks.find(user.teamId, params.id);
    if (!task) throw problem('not_found');
    return presentTask(task);
  });

  route(app, deleteParsingTask, async ({ user, params }) => {
    if (!(await tasks.remove(user.teamId, params.id)))
      throw problem((await tasks.find(user.teamId, params.id)) ? 'wrong_state' : 'not_found');
    await announceRemoval(feed, { id: params.id, teamId: user.teamId });
  });

  route(app, pauseParsingTask, async ({ user, params }) =>
    presentTask(await moveTask(tools, user.teamId, params.id, 'pause')),
  );
  route(app, resumeParsingTask, async ({ user, params }) =>
    presentTask(await moveTask(tools, user.teamId, params.id, 'resume')),
  );
  route(app, cancelParsingTask, async ({ user, params }) =>
    presentTask(await moveTask(tools, user.teamId, params.id, 'cancel')),
  );

  route(app, watchParsingTask, async ({ user, params, reply }) => {
    const current = async () => {
      const task = await tasks.find(user.teamId, params.id);
      if (!task) throw problem('not_found');
      return presentTask(task);
    };
    await current();
    return serverSentEvents(feed, { topic: params.id, event: 'task', current, reply });
  });

  route(app, watchParsingTasks, async ({ user, reply }) => {
    const current = async () => (await tasks.unended(user.teamId)).map(presentTask);
    return serverSentEvents(feed, { topic: user.teamId, event: 'tasks', current, reply });
  });
}
