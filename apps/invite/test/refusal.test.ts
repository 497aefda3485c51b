import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveTask } from '../src/tasks/move-task.ts';
import { createParts, newTask, type Parts } from './parts.ts';
import { createRunning } from './running.ts';
import { at, createWorld, type Event, joined, refused } from './world.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const { attemptsOf, read, run, runOn, states, targetsOf } = createRunning(() => parts);
const [first, second] = [newId(), newId()];

describe('a refusal', () => {
  it.each(['user_privacy_restricted', 'user_premium_required', 'user_link_needs_premium'])(
    'for %s protects the person in every task and destination of the team',
    async code => {
      const task = await newTask(parts);
      await runOn(
        task,
        createWorld([first], () => refused(code)),
      );
      expect(await targetsOf(task)).toMatchObject([{ state: 'failed', reasonCode: code }]);
      const copy = await newTask(parts, { teamId: task.teamId, people: [2] });
      await parts.prisma.target.updateMany({
        where: { taskId: copy.id },
        data: { personKey: parts.dependencies.hashPerson('1') },
      });
      await parts.prisma.task.update({ where: { id: copy.id }, data: { channelKey: 'telegram:-200' } });
      const world = createWorld([second]);
      await runOn(copy, world);
      expect(await targetsOf(copy)).toMatchObject([{ state: 'failed', reasonCode: 'person_protected' }]);
      expect(world.sent).toEqual([]);
    },
  );

  it('of one person holds for the destination, whatever the task', async () => {
    const task = await newTask(parts);
    await runOn(
      task,
      createWorld([first], () => refused('user_kicked')),
    );
    const copy = await newTask(parts, { teamId: task.teamId });
    const world = createWorld([first]);
    await runOn(copy, world);
    expect(await targetsOf(copy)).toMatchObject([{ state: 'failed', reasonCode: 'user_kicked' }]);
    expect(world.sent).toEqual([]);
  });

  it('of one person lets the task go on with the next', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    await runOn(
      task,
      createWorld([first], ({ person }) => (person === '1' ? refused('user_channels_too_much') : joined())),
    );
    expect(await states(task)).toEqual(['failed', 'joined']);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('for a lack of rights drops the account, and another one tries the same person', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    const world = createWorld([first, second], ({ accountId }) =>
      accountId === first ? refused('chat_admin_required') : joined(),
    );
    await runOn(task, world);
    expect(world.sent).toEqual([
      { accountId: first, person: '1' },
      { accountId: second, person: '1' },
      { accountId: second, person: '2' },
    ]);
    expect(await states(task)).toEqual(['joined', 'joined']);
  });

  it('for a lack of rights pauses the task when no account is left, and resuming tries them again', async () => {
    const task = await newTask(parts);
    await runOn(
      task,
      createWorld([first], () => refused('chat_admin_required')),
    );
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'chat_admin_required' });
    expect(await states(task)).toEqual(['pending']);
    const ring = async () => {};
    await moveTask({ ...parts.dependencies, ring }, task.teamId, task.id, 'resume');
    await runOn(task, createWorld([first]));
    expect(await read(task)).toMatchObject({ state: 'completed', problemCode: null });
  });

  it.each(['destination_full', 'channel_accepts_no_additions'])(
    'for %s pauses the task for a person to look',
    async code => {
      const task = await newTask(parts);
      await runOn(
        task,
        createWorld([first], () => refused(code)),
      );
      expect(await read(task)).toMatchObject({ state: 'paused', problemCode: code });
      expect(await states(task)).toEqual(['pending']);
    },
  );

  it('with FLOOD_WAIT invites nobody, and any other account may try that person', async () => {
    const task = await newTask(parts);
    const world = createWorld([first, second], ({ accountId }) =>
      accountId === first ? refused('flood_wait', 3_600_000) : joined(),
    );
    await runOn(task, world);
    expect(world.sent.map(({ accountId }) => accountId)).toEqual([first, second]);
    expect(await states(task)).toEqual(['joined']);
    expect(await attemptsOf(task)).toMatchObject([{ outcome: 'refused', reasonCode: 'flood_wait' }, {}]);
  });

  it('with FLOOD_WAIT waits it out when there is no other account', async () => {
    const task = await newTask(parts);
    const wait = await run(
      task,
      createWorld([first], () => refused('flood_wait', 3_600_000)),
    );
    expect(wait?.reason).toBe('flood_wait');
    expect(wait?.until).toBeGreaterThan(clock.now() + 3_590_000);
  });

  it('with PEER_FLOOD protects the person and takes the account out of work', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    const world = createWorld([first, second], ({ accountId }) =>
      accountId === first ? refused('peer_flood', 24 * 3_600_000) : joined(),
    );
    await runOn(task, world);
    expect(world.sent).toEqual([
      { accountId: first, person: '1' },
      { accountId: second, person: '2' },
    ]);
    expect(await targetsOf(task)).toMatchObject([
      { state: 'failed', reasonCode: 'peer_flood' },
      { state: 'joined' },
    ]);
  });

  it('with PEER_FLOOD of a second account within a day pauses the task', async () => {
    const task = await newTask(parts, { people: [1, 2, 3] });
    const world = createWorld([first, second], () => refused('peer_flood', 24 * 3_600_000));
    await runOn(task, world);
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'peer_flood' });
    expect(await states(task)).toEqual(['failed', 'failed', 'pending']);
  });

  it('with an error nobody knows keeps its name and goes on with the next person', async () => {
    const task = await newTask(parts, { people: [1, 2] });
    await runOn(
      task,
      createWorld([first], ({ person }) => (person === '1' ? strange('SOMETHING_NEW') : joined())),
    );
    expect(await states(task)).toEqual(['failed', 'joined']);
    expect(await attemptsOf(task)).toMatchObject([{ platformError: 'SOMETHING_NEW' }, {}]);
  });

  it('with the same unknown error five times in a row pauses the task, and once more after it was resumed', async () => {
    const task = await newTask(parts, { people: [1, 2, 3, 4, 5, 6, 7, 8] });
    const world = createWorld([first, second], ({ person }) =>
      strange(person === '1' ? 'ANOTHER' : 'SOMETHING_NEW'),
    );
    await runOn(task, world);
    expect(world.sent).toHaveLength(6);
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'telegram_error' });
    expect((await targetsOf(task)).map(({ reasonCode }) => reasonCode)).toEqual([
      ...Array.from({ length: 6 }, () => 'telegram_error'),
      null,
      null,
    ]);
    const ring = async () => {};
    await moveTask({ ...parts.dependencies, ring }, task.teamId, task.id, 'resume');
    await runOn(task, world);
    expect(world.sent).toHaveLength(7);
    expect(await read(task)).toMatchObject({ state: 'paused', problemCode: 'telegram_error' });
  });

  it('with unknown errors between answers that are understood pauses nothing', async () => {
    const task = await newTask(parts, { people: [1, 2, 3, 4, 5, 6, 7, 8] });
    await runOn(
      task,
      createWorld([first], ({ person }) => (person === '4' ? joined() : strange('SOMETHING_NEW'))),
    );
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });
});

/** An error that the catalogue does not know. */
const strange = (platformError: string): Event => ({
  answer: { outcome: 'refused', code: 'telegram_error', executedAt: at(0), retryAt: null, platformError },
  joins: false,
});
