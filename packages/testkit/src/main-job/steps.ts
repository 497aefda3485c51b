import {
  type Account,
  type InviteTask,
  type ParsingTask,
  type PublicClient,
  unwrap,
} from '@muster/contracts';
import type { SandboxControl } from '../sandbox/control.ts';
import { type Progress, untilSettled } from './until-settled.ts';

/** Connects an account by phone code, reading the code from the sandbox's phone. */
export async function connectAccount(
  api: PublicClient,
  sandbox: SandboxControl,
  { userId, phone }: { userId: string; phone: string },
): Promise<Account> {
  const login = unwrap(await api.POST('/api/v1/accounts/logins', { body: { method: 'code', phone } }));
  const [newest] = (await sandbox.loginCodes(userId)).items;
  if (!newest) throw new Error('no login code arrived at the phone');
  const path = { id: login.id };
  const done = unwrap(
    await api.POST('/api/v1/accounts/logins/{id}/code', { params: { path }, body: { code: newest.code } }),
  );
  if (!done.accountId) throw new Error(`the login is ${done.state}, not connected`);
  return unwrap(await api.GET('/api/v1/accounts/{id}', { params: { path: { id: done.accountId } } }));
}

/** Collects the members of a group and waits until the task has ended. */
export async function collectMembers(
  api: PublicClient,
  link: string,
  progress: Progress<ParsingTask>,
): Promise<ParsingTask> {
  const created = unwrap(
    await api.POST('/api/v1/parsing/tasks', {
      body: { source: { kind: 'members', link }, priority: 'normal', speed: 'fast' },
    }),
  );
  const look = async () =>
    unwrap(await api.GET('/api/v1/parsing/tasks/{id}', { params: { path: { id: created.id } } }));
  return untilSettled(
    look,
    task => ['completed', 'failed', 'cancelled', 'paused'].includes(task.state),
    progress,
  );
}

/** Makes an invite task for a destination and gives it the people a parsing task collected. */
export async function prepareInvites(
  api: PublicClient,
  { destination, parsingTaskId }: { destination: string; parsingTaskId: string },
) {
  const task = unwrap(
    await api.POST('/api/v1/invites/tasks', {
      body: {
        name: 'Invite the runners',
        kind: 'group_invite',
        destination,
        priority: 'normal',
      },
    }),
  );
  const path = { id: task.id };
  const imported = unwrap(
    await api.POST('/api/v1/invites/tasks/{id}/targets/import-parsing', {
      params: { path },
      body: { parsingTaskId },
    }),
  );
  return { task, imported };
}

/** Starts an invite task and waits until it has ended or was paused. */
export async function runInvites(
  api: PublicClient,
  taskId: string,
  progress: Progress<InviteTask>,
): Promise<InviteTask> {
  const params = { path: { id: taskId } };
  unwrap(await api.POST('/api/v1/invites/tasks/{id}/start', { params }));
  const look = async () => unwrap(await api.GET('/api/v1/invites/tasks/{id}', { params }));
  return untilSettled(look, task => task.state !== 'running', progress);
}
