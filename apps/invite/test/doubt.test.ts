import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveTask } from '../src/tasks/move-task.ts';
import type { Task } from '../src/tasks/task.ts';
import { createParts, newTask, type Parts } from './parts.ts';
import { createRunning } from './running.ts';
import { at, createWorld, joined, lost, unclear } from './world.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const { attemptsOf, read, run, runOn, states, targetsOf } = createRunning(() => parts);
const [first, second] = [newId(), newId()];

describe('an unclear answer', () => {
  it('is checked after the deadline: present is a join', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], () => unclear(true));
    const wait = await run(task, world);
    expect(await states(task)).toEqual(['unknown']);
    expect(world.looks).toEqual([]);
    expect(wait?.until).toBeGreaterThan(clock.now() + 20_000);
    await runOn(task, world);
    await parts.testClock.advance(21_000);
    await runOn(task, world);
    expect(world.looks).toEqual(['1']);
    expect(world.sent).toHaveLength(1);
    expect(await states(task)).toEqual(['joined']);
    expect(await attemptsOf(task)).toMatchObject([{ outcome: 'joined', open: false, reasonCode: null }]);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('with proof of absence is tried once more, by the same account', async () => {
    const task = await newTask(parts);
    const world = createWorld([first, second], (_, nth) => (nth === 0 ? unclear(false) : joined()));
    await runOn(task, world);
    expect(world.sent).toEqual([
      { accountId: first, person: '1' },
      { accountId: first, person: '1' },
    ]);
    expect(await states(task)).toEqual(['joined']);
    expect(await attemptsOf(task)).toMatchObject([
      { outcome: 'unknown', reasonCode: 'unanswered_not_joined', absentAt: expect.any(Date) },
      { outcome: 'joined' },
    ]);
  });

  it('twice is the end of it', async () => {
    const task = await newTask(parts);
    const world = createWorld([first, second], () => unclear(false));
    await runOn(task, world);
    expect(world.sent).toHaveLength(2);
    expect(await targetsOf(task)).toMatchObject([{ state: 'failed', reasonCode: 'unanswered_not_joined' }]);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('is the same when the connection to integration broke', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], (_, nth) => (nth === 0 ? lost(true) : joined()));
    await runOn(task, world);
    expect(world.sent).toHaveLength(1);
    expect(await states(task)).toEqual(['joined']);
  });

  it('bars the person from every other task of the team until it is settled', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], () => unclear(true));
    await run(task, world);
    const copy = await newTask(parts, { teamId: task.teamId });
    const other = createWorld([second]);
    await run(copy, other);
    expect(other.sent).toEqual([]);
    expect(await states(copy)).toEqual(['pending']);
    await runOn(task, world);
    await runOn(copy, other);
    expect(other.sent).toEqual([]);
    expect(await states(copy)).toEqual(['already_member']);
  });

  it('is looked into by another account when its own can no longer be used', async () => {
    const task = await newTask(parts);
    const world = createWorld([first, second], () => unclear(true));
    await run(task, world);
    const take: typeof world.leases.take = async question =>
      question.accountIds?.includes(first)
        ? { status: 'none_eligible', accounts: [], nextAt: null }
        : world.leases.take(question);
    await parts.testClock.advance(21_000);
    await run(task, { ...world, leases: { ...world.leases, take } });
    expect(await states(task)).toEqual(['joined']);
  });

  it('stays unknown when the chat shows its members to nobody', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], () => unclear(true));
    const checkMembership = async () =>
      ({ status: 'failed', code: 'channel_private', retryAt: null }) as const;
    await runOn(task, { ...world, invitations: { ...world.invitations, checkMembership } });
    expect(await targetsOf(task)).toMatchObject([{ state: 'unknown', reasonCode: 'outcome_never_known' }]);
    expect(await attemptsOf(task)).toMatchObject([
      { outcome: 'unknown', open: false, reasonCode: 'outcome_never_known' },
    ]);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('stays unknown when the team has no account any more to look with', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], () => unclear(true));
    await run(task, world);
    const take: typeof world.leases.take = async () => ({
      status: 'none_eligible',
      accounts: [],
      nextAt: null,
    });
    const teamAccounts = async () => [];
    await runOn(task, { ...world, teamAccounts, leases: { ...world.leases, take } });
    expect(await targetsOf(task)).toMatchObject([{ state: 'unknown', reasonCode: 'outcome_never_known' }]);
    expect(await attemptsOf(task)).toMatchObject([
      { outcome: 'unknown', open: false, reasonCode: 'outcome_never_known' },
    ]);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('is settled although the task was paused meanwhile', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    const world = createWorld([first], () => unclear(true));
    const ring = async () => {};
    const send: typeof world.invitations.send = async invitation => {
      await moveTask({ ...parts.dependencies, ring }, task.teamId, task.id, 'pause');
      return world.invitations.send(invitation);
    };
    await run(task, { ...world, invitations: { ...world.invitations, send } });
    expect(await states(task)).toEqual(['unknown', 'pending']);
    await parts.testClock.advance(21_000);
    expect(await parts.dependencies.claims.due(new Date(clock.now()))).toContain(task.id);
    await run(task, world);
    expect(await states(task)).toEqual(['joined', 'pending']);
    expect(await read(task)).toMatchObject({ state: 'paused' });
    expect(await parts.dependencies.claims.due(new Date(clock.now()))).not.toContain(task.id);
  });
});

describe('an attempt left open by a runner that died', () => {
  /** Begins an attempt and dies after asking for its permit. */
  async function die(task: Task, accountId: string) {
    const { claims, attempts } = parts.dependencies;
    const runnerId = newId();
    await claims.claim(task.id, runnerId, new Date(clock.now()));
    const begun = await attempts.begin({ taskId: task.id, runnerId }, accountId, new Date(clock.now()));
    if (begun.status !== 'begun') throw new Error('no attempt was begun');
    await parts.prisma.task.update({ where: { id: task.id }, data: { runnerUntil: null } });
    return begun.attempt;
  }

  it('is voided before the person is tried again', async () => {
    const task = await newTask(parts);
    const attempt = await die(task, first);
    const world = createWorld([first]);
    await runOn(task, world);
    expect(await world.invitations.settle(attempt.permitId, first)).toEqual({ status: 'voided' });
    expect(world.sent).toHaveLength(1);
    expect(await attemptsOf(task)).toMatchObject([{ outcome: 'joined' }]);
  });

  it('gets the outcome that integration knows', async () => {
    const task = await newTask(parts);
    await die(task, first);
    const world = createWorld([first]);
    const outcome = { outcome: 'joined', executedAt: at(0) } as const;
    const settle = async () => ({ status: 'done', outcome }) as const;
    await runOn(task, { ...world, invitations: { ...world.invitations, settle } });
    expect(world.sent).toEqual([]);
    expect(await states(task)).toEqual(['joined']);
  });

  it('is looked at again while its call is on its way, and the others are invited meanwhile', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    await die(task, first);
    const world = createWorld([first]);
    let asked = 0;
    const settle: typeof world.invitations.settle = async () => {
      asked += 1;
      if (asked === 1) return { status: 'executing' };
      return { status: 'done', outcome: { outcome: 'joined', executedAt: at(0) } };
    };
    const wait = await run(task, { ...world, invitations: { ...world.invitations, settle } });
    expect(world.sent).toEqual([{ accountId: first, person: '2' }]);
    expect(wait?.reason).toBe('settling');
    await parts.testClock.advance(20_000);
    await runOn(task, { ...world, invitations: { ...world.invitations, settle } });
    expect(await states(task)).toEqual(['joined', 'joined']);
    expect(world.sent).toHaveLength(1);
  });

  it('is found by the sweeper', async () => {
    const task = await newTask(parts);
    await die(task, first);
    expect(await parts.dependencies.claims.due(new Date(clock.now()))).toContain(task.id);
  });

  it('keeps its task from being deleted', async () => {
    const task = await newTask(parts);
    await die(task, first);
    await parts.prisma.task.update({ where: { id: task.id }, data: { state: 'cancelled' } });
    expect(await parts.dependencies.tasks.remove(task.teamId, task.id)).toBe(false);
  });
});
