import { EventEmitter, once } from 'node:events';
import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chats, MembersAnswer } from '../src/collection/chats.ts';
import { type CollectionTools, collectMembers } from '../src/collection/collect-members.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { moveTask } from '../src/tasks/move-task.ts';
import type { Task } from '../src/tasks/task.ts';
import { freeAccount, group, people, person, soon } from './fakes.ts';
import { createParts, type Parts } from './parts.ts';

let parts: Parts;
const teamId = newId();
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const running = new AbortController().signal;

async function newTask(limit?: number): Promise<Task> {
  return createTask({ ...parts.dependencies, ring: async () => {} }, teamId, {
    source: { kind: 'members', link: '@berlin' },
    priority: 'normal',
    speed: 'safe',
    limit,
  });
}

const collect = (task: Task, given: Partial<CollectionTools>) =>
  collectMembers({ ...parts.dependencies, leases: freeAccount(), ...given }, task.id, running);

async function read(task: Task): Promise<Task> {
  const row = await parts.dependencies.tasks.find(teamId, task.id);
  if (!row) throw new Error('the task is gone');
  return row;
}

async function stored(task: Task): Promise<string[]> {
  const rows = await parts.prisma.result.findMany({ where: { taskId: task.id }, orderBy: { id: 'asc' } });
  return rows.map(row => row.platformUserId.toString());
}

const ids = (from: number, to: number) => people(from, to).map(({ platformUserId }) => platformUserId);

/** Pages of this group, of which the one at `cursor` is answered with `answer` the first time. */
function interrupted(chats: Chats, cursor: string, answer: () => Promise<MembersAnswer>): Chats {
  let times = 0;
  return {
    ...chats,
    async readMembers(question) {
      if (question.cursor !== cursor || times > 0) return chats.readMembers(question);
      times += 1;
      return answer();
    },
  };
}

describe('a parsing task', () => {
  it('stores every member once and completes', async () => {
    const task = await newTask();
    await collect(task, { chats: group([people(1, 200), people(201, 400), people(401, 450)]) });
    expect(await read(task)).toMatchObject({
      state: 'completed',
      collected: 450,
      reported: 450,
      sourceTitle: 'Berlin',
      waitReason: null,
    });
    expect(await stored(task)).toEqual(ids(1, 450));
  });

  it('gives a sign of life at each step', async () => {
    const task = await newTask();
    const tools = {
      ...parts.dependencies,
      leases: freeAccount(),
      chats: group([people(1, 2), people(3, 4)]),
    };
    let steps = 0;
    await collectMembers(tools, task.id, running, () => {
      steps += 1;
    });
    // One takes an account, one finds the chat, and one more for each page.
    expect(steps).toBe(4);
  });

  it('counts somebody who appears on two pages, or twice on one, as one person', async () => {
    const task = await newTask();
    await collect(task, { chats: group([[...people(1, 3), person(3)], people(3, 5)]) });
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 5 });
    expect(await stored(task)).toEqual(ids(1, 5));
  });

  it('stops at its limit, in the order of the list', async () => {
    const task = await newTask(3);
    await collect(task, { chats: group([people(1, 2), people(2, 9), people(10, 19)]) });
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 3 });
    expect(await stored(task)).toEqual(ids(1, 3));
  });

  it('completes with nobody where a group shows nobody', async () => {
    const task = await newTask();
    await collect(task, { chats: group([[]]) });
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 0 });
  });

  it('has failed when its rows are not as many as it collected', async () => {
    const task = await newTask();
    const chats = interrupted(group([people(1, 2), people(3, 4)]), '1', async () => {
      await parts.prisma.result.deleteMany({ where: { taskId: task.id, platformUserId: 1n } });
      return group([people(1, 2), people(3, 4)]).readMembers({ lease: '', channel: '', cursor: '1' });
    });
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({ state: 'failed', problemCode: 'results_incomplete' });
  });

  it('goes on at its checkpoint after the call for a page broke', async () => {
    const task = await newTask();
    const chats = interrupted(group([people(1, 5), people(4, 9)]), '1', async () => {
      throw new TypeError('fetch failed');
    });
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({
      state: 'running',
      collected: 5,
      waitReason: 'service_unavailable',
      wakeAt: null,
    });
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 9 });
    expect(await stored(task)).toEqual(ids(1, 9));
  });

  it('neither loses nor doubles anybody when two runners collect it at the same time', async () => {
    const task = await newTask();
    const chats = group(Array.from({ length: 20 }, (_, page) => people(page * 10 + 1, page * 10 + 10)));
    const { repository } = parts.dependencies;
    // Two processes that both believe the task is theirs: the claim is no lock, the checkpoint is.
    const unclaimed: CollectionTools['repository'] = {
      ...repository,
      async claim(id, runnerId, now) {
        await parts.prisma.task.update({ where: { id }, data: { runnerUntil: null } });
        return repository.claim(id, runnerId, now);
      },
      renewClaim: async () => true,
    };
    await Promise.all([
      collect(task, { chats, repository: unclaimed }),
      collect(task, { chats, repository: unclaimed }),
    ]);
    await collect(task, { chats, repository: unclaimed });
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 200 });
    expect((await stored(task)).toSorted()).toEqual(ids(1, 200).toSorted());
  });

  it('is left alone by a second worker while one is at it', async () => {
    const task = await newTask();
    const { repository } = parts.dependencies;
    expect(await repository.claim(task.id, newId(), new Date(clock.now()))).not.toBeNull();
    expect(await repository.claim(task.id, newId(), new Date(clock.now()))).toBeNull();
    expect(await repository.due(new Date(clock.now()))).not.toContain(task.id);
  });

  it('keeps the account for a short wait, says why it stands still, and goes on by itself', async () => {
    const task = await newTask();
    const seen: (string | null)[] = [];
    const chats = interrupted(group([people(1, 2), people(3, 4)]), '1', async () => ({
      status: 'throttled',
      retryAt: soon(20),
    }));
    const announce = async () => void seen.push((await read(task)).waitReason);
    await collect(task, { chats, announce });
    expect(seen).toContain('throttled');
    expect(await read(task)).toMatchObject({ state: 'completed', waitReason: null, wakeAt: null });
  });

  it('gives the account back when the wait is long', async () => {
    const task = await newTask();
    const released: string[] = [];
    const retryAt = soon(120_000);
    const leases = { ...freeAccount(), release: async () => void released.push('account') };
    const chats = interrupted(group([people(1, 2), people(3, 4)]), '1', async () => ({
      status: 'throttled',
      retryAt,
    }));
    await collect(task, { chats, leases });
    expect(await read(task)).toMatchObject({
      state: 'running',
      collected: 2,
      waitReason: 'throttled',
      wakeAt: new Date(retryAt),
    });
    expect(released).toEqual(['account']);
  });

  it('lets another account go on after a flood wait', async () => {
    const task = await newTask();
    const chats = interrupted(group([people(1, 2), people(3, 4)]), '1', async () => ({
      status: 'failed',
      code: 'flood_wait',
      retryAt: soon(3_600_000),
    }));
    await collect(task, { chats });
    const { wakeAt, waitReason } = await read(task);
    expect(waitReason).toBe('flood_wait');
    expect(wakeAt?.getTime()).toBeLessThan(Date.now() + 60_000);
  });

  it('fails with the reason when no retry can help', async () => {
    const task = await newTask();
    const chats: Chats = {
      ...group([]),
      readMembers: async () => ({ status: 'failed', code: 'members_hidden', retryAt: null }),
    };
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({ state: 'failed', problemCode: 'members_hidden' });
  });

  it('fails when its link is none', async () => {
    const task = await newTask();
    const resolve = async () => ({ status: 'refused', code: 'link_not_recognised' }) as const;
    await collect(task, { chats: { ...group([]), resolve } });
    expect(await read(task)).toMatchObject({ state: 'failed', problemCode: 'link_not_recognised' });
  });

  it('waits for the account that is free first', async () => {
    const task = await newTask();
    const nextAt = soon(600_000);
    const accounts = [
      { accountId: newId(), reason: 'banned', nextAt: null },
      { accountId: newId(), reason: 'flood_wait', nextAt },
    ];
    const take = async () => ({ status: 'none_eligible', accounts, nextAt }) as const;
    await collect(task, { leases: { ...freeAccount(), take } });
    expect(await read(task)).toMatchObject({ waitReason: 'flood_wait', wakeAt: new Date(nextAt) });
    expect(await parts.dependencies.repository.due(new Date(clock.now()))).not.toContain(task.id);
    expect(await parts.dependencies.repository.due(new Date(nextAt))).toContain(task.id);
  });

  it('takes no more pages once it is paused, and goes on from there when it is resumed', async () => {
    const task = await newTask();
    const tools = { ...parts.dependencies, ring: async () => {} };
    const base = group([people(1, 2), people(3, 4)]);
    const chats = interrupted(base, '1', async () => {
      await moveTask(tools, teamId, task.id, 'pause');
      return base.readMembers({ lease: '', channel: '', cursor: '1' });
    });
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({ state: 'paused', collected: 2 });
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({ state: 'paused', collected: 2 });
    await moveTask(tools, teamId, task.id, 'resume');
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 4 });
  });

  it('keeps what it has when it is cancelled, and never goes on', async () => {
    const task = await newTask();
    const tools = { ...parts.dependencies, ring: async () => {} };
    const base = group([people(1, 2), people(3, 4)]);
    const chats = interrupted(base, '1', async () => {
      await moveTask(tools, teamId, task.id, 'cancel');
      return base.readMembers({ lease: '', channel: '', cursor: '1' });
    });
    await collect(task, { chats });
    await collect(task, { chats });
    expect(await read(task)).toMatchObject({
      state: 'cancelled',
      collected: 2,
      finishedAt: expect.any(Date),
    });
    await expect(moveTask(tools, teamId, task.id, 'resume')).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('stops between two pages at shutdown and gives the account back', async () => {
    const task = await newTask();
    const stopping = new AbortController();
    const events = new EventEmitter();
    const released = once(events, 'released');
    const leases = { ...freeAccount(), release: async () => void events.emit('released') };
    const base = group([people(1, 2), people(3, 4), people(5, 6)]);
    const chats = interrupted(base, '1', async () => {
      stopping.abort();
      return base.readMembers({ lease: '', channel: '', cursor: '1' });
    });
    await collectMembers({ ...parts.dependencies, chats, leases }, task.id, stopping.signal);
    await released;
    expect(await read(task)).toMatchObject({ state: 'running', collected: 4, waitReason: null });
    expect(await parts.dependencies.repository.due(new Date(clock.now()))).toContain(task.id);
  });
});

describe('finding the source under a permit', () => {
  const needsPermit = (chats: Chats): Chats => ({
    ...chats,
    resolve: async question =>
      question.permit ? chats.resolve(question) : { status: 'permit_needed', target: 'k'.repeat(43) },
  });

  it('stores the permit id before it is asked for', async () => {
    const task = await newTask();
    const asked: { permitId: string; stored: string | null }[] = [];
    const account = freeAccount();
    const leases = {
      ...account,
      async requestPermit(...args: Parameters<typeof account.requestPermit>) {
        asked.push({ permitId: args[1].permitId, stored: (await read(task)).resolvePermitId });
        return account.requestPermit(...args);
      },
    };
    await collect(task, { leases, chats: needsPermit(group([people(1, 2)])) });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.stored).toBe(asked[0]?.permitId);
    expect(await read(task)).toMatchObject({ state: 'completed', resolvePermitId: null });
  });

  it('waits until a denied permit may be asked for again', async () => {
    const task = await newTask();
    const retryAt = soon(600_000);
    const denial = { reason: 'limit', limit: 'resolves_per_hour', value: 20, used: 20, retryAt } as const;
    const leases = { ...freeAccount(), requestPermit: async () => ({ status: 'denied', denial }) as const };
    await collect(task, { leases, chats: needsPermit(group([people(1, 2)])) });
    expect(await read(task)).toMatchObject({
      waitReason: 'resolves_per_hour',
      wakeAt: new Date(retryAt),
      resolvePermitId: null,
    });
  });

  it('settles the permit of a runner that died before it asks for another one', async () => {
    const task = await newTask();
    const permitId = newId();
    await parts.prisma.task.update({
      where: { id: task.id },
      data: { resolvePermitId: permitId, resolveAccountId: newId() },
    });
    const settled: string[] = [];
    const chats: Chats = {
      ...needsPermit(group([people(1, 2)])),
      async settlePermit(id) {
        settled.push(id);
        return { status: 'voided' };
      },
    };
    await collect(task, { chats });
    expect(settled).toEqual([permitId]);
    expect(await read(task)).toMatchObject({ state: 'completed', collected: 2 });
  });
});
