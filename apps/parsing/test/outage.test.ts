import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chats } from '../src/collection/chats.ts';
import { type CollectionTools, collectMembers } from '../src/collection/collect-members.ts';
import { createTask } from '../src/tasks/create-task.ts';
import type { Task } from '../src/tasks/task.ts';
import { freeAccount, group, people, soon } from './fakes.ts';
import { createParts, type Parts } from './parts.ts';

let parts: Parts;
const teamId = newId();
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const running = new AbortController().signal;

async function newTask(): Promise<Task> {
  return createTask({ ...parts.dependencies, ring: async () => {} }, teamId, {
    source: { kind: 'members', link: '@berlin' },
    priority: 'normal',
    speed: 'safe',
    limit: undefined,
  });
}

const collect = (task: Task, given: Partial<CollectionTools>) =>
  collectMembers({ ...parts.dependencies, leases: freeAccount(), ...given }, task.id, running);

async function read(task: Task): Promise<Task> {
  const row = await parts.dependencies.tasks.find(teamId, task.id);
  if (!row) throw new Error('the task is gone');
  return row;
}

/** Collects again and again, each time its moment has come; answers the rests between, in whole seconds. */
async function rests(task: Task, chats: Chats, times: number): Promise<number[]> {
  const seconds: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const before = clock.now();
    await collect(task, { chats });
    const { wakeAt } = await read(task);
    seconds.push(Math.floor(((wakeAt?.getTime() ?? 0) - before) / 5_000) * 5);
    await parts.prisma.task.update({ where: { id: task.id }, data: { wakeAt: null } });
  }
  return seconds;
}

describe('an outage', () => {
  it.each(['telegram_unreachable', 'permit_refused', 'telegram_error'])(
    'while the source is looked for (%s) is waited out, longer each time',
    async code => {
      const task = await newTask();
      const base = group([people(1, 2)]);
      const resolve = async () => ({ status: 'failed', code, retryAt: null }) as const;
      expect(await rests(task, { ...base, resolve }, 8)).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
      expect(await read(task)).toMatchObject({ state: 'running', waitReason: code });
      await collect(task, { chats: base });
      expect(await read(task)).toMatchObject({ state: 'completed', collected: 2, failures: 0 });
    },
  );

  it('of permits is waited out too', async () => {
    const task = await newTask();
    const resolve: Chats['resolve'] = async ({ permit }) =>
      permit
        ? { status: 'refused', code: 'permit_refused' }
        : { status: 'permit_needed', target: 'k'.repeat(43) };
    expect(await rests(task, { ...group([]), resolve }, 2)).toEqual([5, 10]);
    expect(await read(task)).toMatchObject({ waitReason: 'permit_refused', resolvePermitId: null });
  });

  it('between two pages is not waited out shorter than was asked for, and without an account', async () => {
    const task = await newTask();
    const retryAt = soon(60_000);
    const released: string[] = [];
    const leases = { ...freeAccount(), release: async () => void released.push('account') };
    const base = group([people(1, 2), people(3, 4)]);
    const chats: Chats = {
      ...base,
      readMembers: async question =>
        question.cursor === '1'
          ? { status: 'failed', code: 'telegram_unreachable', retryAt }
          : base.readMembers(question),
    };
    await collect(task, { chats, leases });
    expect(await read(task)).toMatchObject({
      state: 'running',
      collected: 2,
      waitReason: 'telegram_unreachable',
      wakeAt: new Date(retryAt),
    });
    expect(released).toEqual(['account']);
  });
});
