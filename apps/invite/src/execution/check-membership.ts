import { catalogue, isErrorCode } from '@muster/contracts';
import { clock, HeldLease } from '@muster/service-kit';
import type { OpenAttempt } from './attempts/attempt.ts';
import type { MembershipAnswer } from './invitations.ts';
import type { ExecutionTools } from './tools.ts';

type CheckTools = Pick<
  ExecutionTools,
  'attempts' | 'leases' | 'teamAccounts' | 'invitations' | 'announceAttempt'
>;

/** Nothing was learned now and nobody says when it could be: asked again after this, in ms. */
const ASK_AGAIN_MS = 60_000;

/** While looks fail, as in an outage, the next one is as far away as the attempt is old; at most this, in ms. */
const LONGEST_REST_MS = 300_000;

/**
 * Looks whether the person of an unknown outcome is in the destination: by the account that invited, or by another
 * one when that account can no longer be used; without any account it stays unknown for good.
 * @param held the lease in hand, if any: its account can look at once
 * @returns the moment of the next look, or null when it is settled
 */
export async function checkUnknown(
  tools: CheckTools,
  attempt: OpenAttempt,
  held: HeldLease | null,
): Promise<number | null> {
  if (held?.accountId === attempt.accountId) return look(tools, attempt, held);
  const taken = await takeReader(tools, attempt);
  if (taken.status === 'none_eligible') {
    const isGone = taken.nextAt === null && taken.accounts.length === 0;
    return isGone ? settle(tools, attempt, 'unseen') : lookLater(tools, attempt, taken.nextAt);
  }
  const lease = new HeldLease(tools.leases, taken.lease);
  try {
    return await look(tools, attempt, lease);
  } finally {
    await lease.release();
  }
}

async function takeReader({ leases, teamAccounts }: CheckTools, attempt: OpenAttempt) {
  const question = {
    teamId: attempt.teamId,
    purpose: 'parse',
    holder: `invite task ${attempt.taskId}`,
  } as const;
  const own = await leases.take({ ...question, accountIds: [attempt.accountId] });
  if (own.status === 'granted' || own.nextAt !== null) return own;
  const others = (await teamAccounts(attempt.teamId)).filter(id => id !== attempt.accountId);
  return others.length > 0 ? leases.take({ ...question, accountIds: others }) : own;
}

async function look(tools: CheckTools, attempt: OpenAttempt, lease: HeldLease): Promise<number | null> {
  const current = await lease.current();
  if (!current) return lookLater(tools, attempt, null);
  const { channelKey: channel, platformUserId } = attempt;
  const answer = await tools.invitations.checkMembership({ lease: current.token, channel, platformUserId });
  const seen = seenIn(answer);
  // What another account is not shown says nothing about what the account that invited would be.
  const isBlind = seen === 'unseen' && lease.accountId !== attempt.accountId;
  if (!seen || isBlind) {
    const age = answer.status === 'failed' ? clock.now() - attempt.startedAt : 0;
    const notBefore = clock.now() + Math.min(age, LONGEST_REST_MS);
    return lookLater(tools, attempt, 'retryAt' in answer ? answer.retryAt : null, notBefore);
  }
  return settle(tools, attempt, seen);
}

async function settle(
  { attempts, announceAttempt }: CheckTools,
  attempt: OpenAttempt,
  seen: 'present' | 'absent' | 'unseen',
): Promise<null> {
  await attempts.settleUnknown(attempt, seen, new Date(clock.now()));
  await announceAttempt(attempt.id);
  return null;
}

/** What an answer proves; undefined when it proves nothing yet. */
function seenIn(answer: MembershipAnswer): 'present' | 'absent' | 'unseen' | undefined {
  if (answer.status === 'present' || answer.status === 'absent') return answer.status;
  if (answer.status !== 'failed' || answer.retryAt !== null) return undefined;
  const scope = isErrorCode(answer.code) ? catalogue[answer.code].scope : 'global';
  // The account can be repaired and the platform comes back; a chat that shows nothing never will.
  return scope === 'account' || scope === 'global' ? undefined : 'unseen';
}

async function lookLater(
  { attempts }: CheckTools,
  attempt: OpenAttempt,
  at: string | null,
  notBefore = 0,
): Promise<number> {
  const lookAt = Math.max(notBefore, at === null ? clock.now() + ASK_AGAIN_MS : Date.parse(at));
  await attempts.lookAgain(attempt.id, new Date(lookAt));
  return lookAt;
}
