import type { Denial } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTask } from '../src/execution/run-task.ts';
import type { ExecutionTools } from '../src/execution/tools.ts';
import { moveTask } from '../src/tasks/move-task.ts';
import { createParts, newTask, type Parts } from './parts.ts';
import { createRunning } from './running.ts';
import { at, createWorld, joined, notSent } from './world.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const { attemptsOf, read, run, runOn, states, targetsOf } = createRunning(() => parts);
const [first, second] = [newId(), newId()];

const denied = (denial: Partial<Denial>): ExecutionTools['leases']['requestPermit'] => {
  const nothing = { limit: null, value: null, used: null, retryAt: null };
  return async () => ({ status: 'denied', denial: { reason: 'limit', ...nothing, ...denial } });
};

describe('an invite task', () => {
  it('invites everybody once and completes', async () => {
    const task = await newTask(parts, { people: [1, 2, 3] });
    const world = createWorld([first]);
    await runOn(task, world);
    expect(await read(task)).toMatchObject({ state: 'completed', finishedAt: expect.any(Date) });
    expect(world.sent.map(({ person }) => person)).toEqual(['1', '2', '3']);
    expect(await states(task)).toEqual(['joined', 'joined', 'joined']);
    expect(await attemptsOf(task)).toMatchObject([
      { outcome: 'joined', open: false, accountId: first },
      {},
      {},
    ]);
  });

  it('does not count somebody who was in already as a join', async () => {
    const task = await newTask(parts);
    await runOn(
      task,
      createWorld([first], () => ({ answer: { outcome: 'already_member', executedAt: at(0) }, joins: true })),
    );
    expect(await states(task)).toEqual(['already_member']);
  });

  it('stores the attempt with its permit id before the permit is asked for', async () => {
    const task = await newTask(parts);
    const world = createWorld([first]);
    const stored: unknown[] = [];
    const requestPermit: typeof world.leases.requestPermit = async (lease, question) => {
      stored.push(await parts.prisma.attempt.findUnique({ where: { permitId: question.permitId } }));
      expect(question).toMatchObject({ action: 'invite', channel: task.channelKey });
      return world.leases.requestPermit(lease, question);
    };
    await runOn(task, { ...world, leases: { ...world.leases, requestPermit } });
    expect(stored).toMatchObject([{ open: true, outcome: 'under_way', accountId: first }]);
  });

  it('gives a sign of life at each step', async () => {
    const task = await newTask(parts, { people: [1, 2, 3] });
    let steps = 0;
    const tools = { ...parts.dependencies, ...createWorld([newId()]) };
    await runTask(tools, task.id, new AbortController().signal, () => {
      steps += 1;
    });
    expect(steps).toBeGreaterThan(3);
  });

  it('uses only the accounts it was given', async () => {
    const task = await newTask(parts, { people: [1, 2], accountIds: [second] });
    const world = createWorld([first, second]);
    await runOn(task, world);
    expect(world.sent.map(({ accountId }) => accountId)).toEqual([second, second]);
  });
});

describe('a denied permit', () => {
  it('leaves nothing in the log, gives the account back and waits when its end is far', async () => {
    const task = await newTask(parts);
    const world = createWorld([first]);
    const retryAt = at(700_000);
    const requestPermit = denied({ reason: 'pause', limit: 'invite_pause', retryAt });
    const wait = await run(task, { ...world, leases: { ...world.leases, requestPermit } });
    expect(wait).toEqual({ reason: 'invite_pause', until: Date.parse(retryAt) });
    expect(await read(task)).toMatchObject({ waitReason: 'invite_pause', wakeAt: new Date(retryAt) });
    expect(await states(task)).toEqual(['pending']);
    expect(await attemptsOf(task)).toEqual([]);
    expect(await world.leases.take({ teamId: '', purpose: 'invite', holder: '' })).toMatchObject({
      status: 'granted',
    });
  });

  it('is slept through with the account in hand when its end is near', async () => {
    const task = await newTask(parts);
    const world = createWorld([first]);
    let asked = 0;
    let released = 0;
    const leases: typeof world.leases = {
      ...world.leases,
      async requestPermit(...question) {
        asked += 1;
        if (asked > 1) return world.leases.requestPermit(...question);
        return denied({ reason: 'channel_pace', retryAt: at(50) })(...question);
      },
      async release(lease) {
        released += 1;
        await world.leases.release(lease);
      },
    };
    await runOn(task, { ...world, leases });
    expect([asked, released]).toEqual([2, 1]);
    expect(await read(task)).toMatchObject({ state: 'completed', waitReason: null });
  });

  it('lets another account go on meanwhile', async () => {
    const task = await newTask(parts);
    const world = createWorld([first, second]);
    const requestPermit: typeof world.leases.requestPermit = (lease, question) =>
      lease.accountId === first
        ? denied({ reason: 'limit', limit: 'invites_per_day', retryAt: at(3_600_000) })(lease, question)
        : world.leases.requestPermit(lease, question);
    await runOn(task, { ...world, leases: { ...world.leases, requestPermit } });
    expect(world.sent).toEqual([{ accountId: second, person: '1' }]);
  });
});

describe('somebody an account cannot address', () => {
  it('is left to an account that can', async () => {
    const task = await newTask(parts);
    const world = createWorld([first, second], ({ accountId }) =>
      accountId === first ? notSent('person_not_addressable') : joined(),
    );
    await runOn(task, world);
    expect(world.sent).toEqual([{ accountId: second, person: '1' }]);
    expect(await states(task)).toEqual(['joined']);
  });

  it('has failed when no account can', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    const world = createWorld([first, second], ({ person }) =>
      person === '1' ? notSent('person_not_addressable') : joined(),
    );
    await runOn(task, world);
    expect(await targetsOf(task)).toMatchObject([
      { state: 'failed', reasonCode: 'person_not_addressable' },
      { state: 'joined' },
    ]);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('has failed when the other accounts have no right to invite', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], () => notSent('person_not_addressable'));
    const take: typeof world.leases.take = async question => {
      const answer = await world.leases.take(question);
      if (answer.status === 'granted') return answer;
      const accounts = [{ accountId: second, reason: 'chat_admin_required', nextAt: null }];
      return { status: 'none_eligible', accounts, nextAt: null };
    };
    const teamAccounts = async () => [first, second];
    await runOn(task, { ...world, teamAccounts, leases: { ...world.leases, take } });
    expect(await targetsOf(task)).toMatchObject([{ state: 'failed', reasonCode: 'person_not_addressable' }]);
  });
});

describe('without an account', () => {
  const none = (reason: string, nextAt: string | null) => {
    const world = createWorld([first]);
    const accounts = [{ accountId: first, reason, nextAt }];
    const take = async () => ({ status: 'none_eligible', accounts, nextAt }) as const;
    return { ...world, leases: { ...world.leases, take } };
  };

  it('asks anew about rights that were refused before a person resumed the task', async () => {
    const task = await newTask(parts);
    const world = none('chat_admin_required', null);
    await runOn(task, world);
    expect(await read(task)).toMatchObject({ state: 'paused' });
    await parts.testClock.advance(60_000);
    const resumedAt = clock.now();
    await moveTask({ ...parts.dependencies, ring: async () => {} }, task.teamId, task.id, 'resume');
    const asked: (string | undefined)[] = [];
    const take: ExecutionTools['leases']['take'] = async question => {
      asked.push(question.refusalsSince);
      return world.leases.take();
    };
    await runOn(task, { ...world, leases: { ...world.leases, take } });
    expect(asked.map(since => Date.parse(since ?? '') >= resumedAt)).toEqual([true]);
  });

  it('waits for the account that is free first, and says why', async () => {
    const task = await newTask(parts);
    const nextAt = at(60_000);
    expect(await run(task, none('leased', nextAt))).toEqual({
      reason: 'no_account_free',
      until: Date.parse(nextAt),
    });
  });

  it('waits for a person to repair one that is logged out', async () => {
    const task = await newTask(parts);
    expect(await run(task, none('logged_out', null))).toMatchObject({ reason: 'no_account' });
    expect(await read(task)).toMatchObject({ state: 'running' });
  });

  it('pauses when none may invite there any more', async () => {
    const task = await newTask(parts);
    await run(task, none('chat_admin_required', null));
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'chat_admin_required' });
  });

  it('pauses when its team has removed the only one, and says so', async () => {
    const task = await newTask(parts);
    await run(task, none('account_removed', null));
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'account_removed' });
  });

  it('pauses when those that may have used up their invites for ever', async () => {
    const task = await newTask(parts);
    await run(task, none('invites_per_channel_ever', null));
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'no_account_left' });
  });
});

it('wakes tasks of high priority first', async () => {
  const low = await newTask(parts);
  const high = await newTask(parts);
  await parts.prisma.task.update({ where: { id: low.id }, data: { priority: 'low' } });
  await parts.prisma.task.update({ where: { id: high.id }, data: { priority: 'high' } });
  const due = await parts.dependencies.claims.due(new Date(clock.now()));
  expect(due.indexOf(high.id)).toBeLessThan(due.indexOf(low.id));
});
