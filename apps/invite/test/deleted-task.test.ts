import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../src/tasks/task.ts';
import { createParts, newTask, type Parts } from './parts.ts';
import { createRunning } from './running.ts';
import { at, createWorld, type Event, joined, refused, unclear } from './world.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const { runOn, states, targetsOf } = createRunning(() => parts);
const account = newId();

/** Somebody is invited once, in a chat that shows its members or not, and the task is deleted. */
async function inviteAndDelete(event: () => Event, checkMembership?: 'hidden'): Promise<Task> {
  const task = await newTask(parts);
  const world = createWorld([account], event);
  const hidden = async () => ({ status: 'failed', code: 'channel_private', retryAt: null }) as const;
  const invitations = checkMembership ? { ...world.invitations, checkMembership: hidden } : world.invitations;
  await runOn(task, { ...world, invitations });
  expect(world.sent).toHaveLength(1);
  expect(await parts.dependencies.tasks.remove(task.teamId, task.id)).toBe(true);
  return task;
}

describe('a copy of a task that was deleted', () => {
  it('does not invite again whose outcome nobody could find out', async () => {
    const { teamId } = await inviteAndDelete(() => unclear(true), 'hidden');
    const copy = await newTask(parts, { teamId });
    const world = createWorld([account]);
    await runOn(copy, world);
    expect(world.sent).toEqual([]);
    expect(await targetsOf(copy)).toMatchObject([{ state: 'unknown', reasonCode: 'outcome_never_known' }]);
  });

  it.each([
    ['has joined, and perhaps left', joined],
    [
      'was a member already',
      (): Event => ({ answer: { outcome: 'already_member', executedAt: at(0) }, joins: true }),
    ],
    ['joined although the answer was unclear', () => unclear(true)],
  ])('does not invite again who %s', async (_, event) => {
    const { teamId } = await inviteAndDelete(event);
    const copy = await newTask(parts, { teamId });
    const world = createWorld([account]);
    await runOn(copy, world);
    expect(world.sent).toEqual([]);
    expect(await states(copy)).toEqual(['already_member']);
  });

  it.each(['user_kicked', 'user_blocked'])('does not invite again who was refused as %s', async code => {
    const { teamId } = await inviteAndDelete(() => refused(code));
    const copy = await newTask(parts, { teamId });
    const world = createWorld([account]);
    await runOn(copy, world);
    expect(world.sent).toEqual([]);
    expect(await targetsOf(copy)).toMatchObject([{ state: 'failed', reasonCode: code }]);
  });

  it('invites them into another destination, and for another team', async () => {
    const { teamId } = await inviteAndDelete(() => refused('user_kicked'));
    const elsewhere = await newTask(parts, { teamId });
    await parts.prisma.task.update({ where: { id: elsewhere.id }, data: { channelKey: 'telegram:-200' } });
    const ofOthers = await newTask(parts);
    const world = createWorld([account]);
    const send: typeof world.invitations.send = invitation =>
      world.invitations.send({ ...invitation, channel: 'telegram:-100' });
    for (const task of [elsewhere, ofOthers]) {
      await runOn(task, { ...world, invitations: { ...world.invitations, send } });
      expect(await states(task)).toEqual(['joined']);
    }
  });
});
