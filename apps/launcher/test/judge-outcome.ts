import { type InviteTask, type PublicClient, type Target, unwrap } from '@muster/contracts';
import { brokenLimits, type MainJobWorld, readInvitations } from '@muster/testkit';
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

/** Compares what the task says with what the sandbox recorded: nobody lost, nobody twice, nothing claimed, no limit broken. */
export async function judgeOutcome(
  under: SuiteUnderTest,
  api: PublicClient,
  world: MainJobWorld,
  task: InviteTask,
): Promise<void> {
  const { control } = under.suite.sandbox;
  const targets = await readTargets(api, task.id);
  const inDestination = await membersOf(under, world.destination.chatId);
  const invitations = (await readInvitations(control)).filter(
    ({ chatId }) => chatId === world.destination.chatId,
  );

  expect(targets.filter(target => !['joined', 'already_member', 'failed'].includes(target.state))).toEqual(
    [],
  );
  for (const target of targets) {
    const invited = target.state === 'joined' || target.state === 'already_member';
    expect([target.platformUserId, inDestination.has(target.platformUserId)]).toEqual([
      target.platformUserId,
      invited,
    ]);
  }
  for (const [userId, calls] of Map.groupBy(invitations, invitation => invitation.userId)) {
    expect([userId, calls.length]).toEqual([userId, 1]);
  }
  for (const target of targets.filter(({ state }) => state === 'failed')) {
    const person = await control.person(target.platformUserId);
    if (person.privacy.invite === 'nobody') expect(target.reason?.code).toBe('user_privacy_restricted');
  }
  expect(brokenLimits(invitations)).toEqual([]);
}
