import type { SandboxControl } from '@muster/testkit';
import { collectMembers, prepareInvites, prepareWorld, runInvites } from '@muster/testkit';
import type { SignedInUser } from './signed-in-user.ts';

/** Tasks that were run to their end, and why some did not end as they should. */
export type Worked = { tasks: number; interrupted: readonly string[] };

/** Work that goes on, one task after another, until there were enough or it is stopped; what is under way then is finished. */
export type Work = { stop(): Promise<Worked> };

/** So many that Telegram is asked for several pages. */
const READ_AT_ONCE = 400;

export type WorkSize = {
  /** Collecting and inviting fewer than 20, again and again, would ask more a minute than an account may. */
  invitedAtOnce: number;
  /** Of each kind. */
  tasksAtMost: number;
};

/** Collects the members of a group again and again. */
export async function keepCollecting(
  user: SignedInUser,
  control: SandboxControl,
  { tasksAtMost }: WorkSize,
): Promise<Work> {
  const { source } = await prepareWorld(control, { members: READ_AT_ONCE, account: user.account });
  return keepDoing(tasksAtMost, async () => {
    const task = await collectMembers(user.api, source.link, {});
    return task.state === 'completed' && task.collected === task.reported
      ? null
      : `collecting: ${JSON.stringify(task)}`;
  });
}

/** Collects people and invites them, again and again, from and into other groups. */
export async function keepInviting(
  user: SignedInUser,
  control: SandboxControl,
  { invitedAtOnce, tasksAtMost }: WorkSize,
): Promise<Work> {
  return keepDoing(tasksAtMost, async () => {
    const task = await prepareInvitesOf(user, control, invitedAtOnce);
    const done = await runInvites(user.api, task.id, {});
    const { pending, inviting, unknown } = done.targets;
    return done.state === 'completed' && pending + inviting + unknown === 0
      ? null
      : `inviting: ${JSON.stringify(done)}`;
  });
}

/** A task, not started yet, that invites so many people with the user's own account. */
export async function prepareInvitesOf(
  { api, account }: SignedInUser,
  control: SandboxControl,
  members: number,
): Promise<{ id: string }> {
  const { source, destination } = await prepareWorld(control, { members, account });
  const { id: parsingTaskId } = await collectMembers(api, source.link, {});
  return (await prepareInvites(api, { destination: destination.link, parsingTaskId })).task;
}

/** @param task why it did not end as it should, or null */
function keepDoing(atMost: number, task: () => Promise<string | null>): Work {
  let isOver = false;
  const interrupted: string[] = [];
  const work = async (tasks = 0): Promise<number> => {
    if (isOver || tasks === atMost) return tasks;
    const why = await task().catch((error: unknown) => String(error));
    if (why !== null) interrupted.push(why);
    return work(tasks + 1);
  };
  const working = work();
  return {
    async stop() {
      isOver = true;
      return { tasks: await working, interrupted };
    },
  };
}
