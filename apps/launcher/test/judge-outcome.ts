import { type InviteTask, type PublicClient, type Target, unwrap } from '@muster/contracts';
import {
  brokenLimits,
  type MainJobWorld,
  readConnections,
  readInvitations,
  wrongOutcomes,
} from '@muster/testkit';
import { expect } from 'vitest';
import { membersOf, type SuiteUnderTest } from './world-under-test.ts';

/** Every target of a task. */
export async function readTargets(api: PublicClient, taskId: string): Promise<Target[]> {
  const targets: Target[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = unwrap(
      await api.GET('/api/v1/invites/tasks/{id}/targets', {
        params: { path: { id: taskId }, query: { limit: 1000, ...(cursor && { cursor }) } },
      }),
    );
    targets.push(...page.items);
    if (page.nextCursor === null) return targets;
    cursor = page.nextCursor;
  }
}

/**
 * Compares what a finished task says with the sandbox's world and record: everybody of the source was imported,
 * whoever can be added has joined and was invited once, the others failed for their own reason, no limit of the default
 * profile was broken.
 */
export async function judgeOutcome(...judged: Parameters<typeof judgeTargets>): Promise<void> {
  await judgeTargets(...judged);
  const [{ suite }] = judged;
  const { control } = suite.sandbox;
  expect(brokenLimits(await readInvitations(control), await readConnections(control))).toEqual([]);
}

/** The same for a task in demo mode, whose limits are quick. */
export async function judgeTargets(
  under: Pick<SuiteUnderTest, 'suite'>,
  api: PublicClient,
  world: {
    source: Pick<MainJobWorld['source'], 'chatId'>;
    destination: Pick<MainJobWorld['destination'], 'chatId'>;
  },
  task: InviteTask,
): Promise<void> {
  const { control } = under.suite.sandbox;
  const sources = await membersOf(under, world.source.chatId);
  const everything = await readInvitations(control);
  const targets = await readTargets(api, task.id);
  const wrong = wrongOutcomes(targets, {
    people: await Promise.all([...sources].map(userId => control.person(userId))),
    invitations: everything.filter(({ chatId }) => chatId === world.destination.chatId),
    members: await membersOf(under, world.destination.chatId),
  });
  expect(wrong).toEqual([]);
  expect(task.targets).toMatchObject({ pending: 0, inviting: 0, unknown: 0, total: targets.length });
  expect(task.targets.joined).toBeGreaterThan(0);
}
