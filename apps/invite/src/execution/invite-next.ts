import { type Denial, ProblemError } from '@muster/contracts';
import { clock, type HeldLease } from '@muster/service-kit';
import type { Task } from '../tasks/task.ts';
import type { OpenAttempt } from './attempts/attempt.ts';
import { endAttempt } from './end-attempt.ts';
import { type Consequence, consequenceOf } from './outcome.ts';
import { type Settled, settleAttempt } from './settle-attempt.ts';
import type { ExecutionTools } from './tools.ts';

type InviteTools = Pick<
  ExecutionTools,
  'attempts' | 'leases' | 'invitations' | 'announce' | 'announceAttempt' | 'log'
>;

/** What one step of inviting came to. */
export type Invited =
  /** Nobody is left whom this account could try now. */
  | { next: 'nobody' }
  /** The person's end was known without a try. */
  | { next: 'skipped' }
  /** The task is paused, or another runner's. */
  | { next: 'stopped' }
  | { next: 'lease_lost' }
  /** Nothing was sent, and the person is as they were. */
  | { next: 'denied'; denial: Denial }
  | { next: 'settled'; consequence: Consequence }
  /** The answer was lost, and the call is on its way still. */
  | { next: 'unheard' };

/**
 * One step: picks a person, asks for a permit under an id that is stored, sends the invitation and applies what
 * came of it. It may be killed between any two lines: the open attempt tells the next runner what to settle.
 */
export async function inviteNext(
  tools: InviteTools,
  task: Task,
  runnerId: string,
  lease: HeldLease,
): Promise<Invited> {
  const { attempts, leases, announce, announceAttempt } = tools;
  const begun = await attempts.begin({ taskId: task.id, runnerId }, lease.accountId, new Date(clock.now()));
  if (begun.status !== 'begun') return { next: begun.status };
  const { attempt } = begun;
  const current = await lease.current();
  const asked = current ? await askPermit(leases, current, task, attempt) : LEASE_LOST;
  if (asked.status === 'denied') {
    await attempts.takeBack(attempt, new Date(clock.now()));
    return asked.denial.reason === 'lease_lost'
      ? { next: 'lease_lost' }
      : { next: 'denied', denial: asked.denial };
  }
  await announceAttempt(attempt.id);
  const invited = await send(tools, attempt, asked.permit.token);
  await announce(task);
  return invited;
}

async function send(tools: InviteTools, attempt: OpenAttempt, permit: string): Promise<Invited> {
  const { channelKey: channel, platformUserId } = attempt;
  try {
    const outcome = await tools.invitations.send({ permit, channel, platformUserId });
    const consequence = consequenceOf(outcome, clock.now());
    await endAttempt(tools, attempt, consequence);
    return { next: 'settled', consequence };
  } catch (error) {
    tools.log.warn({ err: error, attemptId: attempt.id }, 'the answer to an invitation was lost');
    return afterSettling(await settleAttempt(tools, attempt));
  }
}

const afterSettling = (settled: Settled): Invited =>
  settled.status === 'applied' ? { next: 'settled', consequence: settled.consequence } : { next: 'unheard' };

type Asked = Awaited<ReturnType<ExecutionTools['leases']['requestPermit']>>;

const LEASE_LOST: Asked = {
  status: 'denied',
  denial: { reason: 'lease_lost', limit: null, value: null, used: null, retryAt: null },
};

async function askPermit(
  leases: InviteTools['leases'],
  lease: Parameters<InviteTools['leases']['requestPermit']>[0],
  task: Task,
  { permitId, personKey }: OpenAttempt,
): Promise<Asked> {
  try {
    return await leases.requestPermit(lease, {
      permitId,
      action: 'invite',
      channel: task.channelKey,
      target: personKey,
    });
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'lease_lost') return LEASE_LOST;
    throw error;
  }
}
