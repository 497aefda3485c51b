import { CALL_DEADLINE_MS, type WaitReason } from '@muster/contracts';
import { type AccountLeases, clock, type HeldLease, newId } from '@muster/service-kit';
import type { Task } from '../tasks/task.ts';
import type { Chats, ResolveAnswer } from './chats.ts';
import { afterReadFailure, type Step } from './outcome.ts';
import type { CollectionRepository } from './repository.ts';

export type FindTools = {
  chats: Pick<Chats, 'resolve' | 'settlePermit'>;
  leases: Pick<AccountLeases, 'requestPermit'>;
  repository: Pick<CollectionRepository, 'notePermit' | 'noteSource'>;
};

/** A denial without an end, in ms until the next try. */
const ASK_AGAIN_AFTER_MS = 60_000;

/** Finds the chat behind the task's link through the leased account, under a permit where one is needed. */
export async function findSource(
  tools: FindTools,
  task: Task,
  runnerId: string,
  lease: HeldLease,
): Promise<{ next: 'found'; channel: string } | Step> {
  const left = await settleEarlierPermit(tools, task, runnerId);
  if (left) return left;
  const held = await lease.current();
  if (!held) return { next: 'look_again' };
  const answer = await tools.chats.resolve({ lease: held.token, link: task.sourceLink });
  if (answer.status !== 'permit_needed') return afterResolving(tools, task, answer);

  const permitId = newId();
  const stored = await tools.repository.notePermit(task.id, runnerId, permitId, held.accountId);
  if (!stored) return { next: 'end' };
  const asked = await tools.leases.requestPermit(held, {
    permitId,
    action: 'resolve',
    target: answer.target,
  });
  if (asked.status === 'denied') {
    await tools.repository.notePermit(task.id, runnerId, null, null);
    const { reason, limit, retryAt } = asked.denial;
    if (reason === 'lease_lost') return { next: 'look_again' };
    const until = retryAt === null ? clock.now() + ASK_AGAIN_AFTER_MS : Date.parse(retryAt);
    return { next: 'wait', reason: limit ?? reason, until, keepAccount: true };
  }
  const resolved = await tools.chats.resolve({
    lease: held.token,
    permit: asked.permit.token,
    link: task.sourceLink,
  });
  await tools.repository.notePermit(task.id, runnerId, null, null);
  return afterResolving(tools, task, resolved);
}

/** A permit left by a runner that died is void before another one is asked for. */
async function settleEarlierPermit(
  { chats, repository }: FindTools,
  task: Task,
  runnerId: string,
): Promise<Step | null> {
  if (!task.resolvePermitId || !task.resolveAccountId) return null;
  const { status } = await chats.settlePermit(task.resolvePermitId, task.resolveAccountId);
  if (status === 'executing') {
    const until = clock.now() + CALL_DEADLINE_MS;
    return { next: 'wait', reason: 'settling' satisfies WaitReason, until, keepAccount: false };
  }
  await repository.notePermit(task.id, runnerId, null, null);
  return null;
}

async function afterResolving(
  { repository }: FindTools,
  task: Task,
  answer: ResolveAnswer,
): Promise<{ next: 'found'; channel: string } | Step> {
  switch (answer.status) {
    case 'found': {
      const same = await repository.noteSource(task.id, answer.chat);
      return same ? { next: 'found', channel: answer.chat.key } : { next: 'fail', code: 'chat_not_found' };
    }
    case 'throttled':
      return {
        next: 'wait',
        reason: 'throttled' satisfies WaitReason,
        until: Date.parse(answer.retryAt),
        keepAccount: true,
      };
    case 'failed':
      return afterReadFailure(answer, clock.now());
    case 'refused':
      return afterRefusal(answer.code);
    case 'permit_needed':
      return { next: 'look_again' };
  }
}

function afterRefusal(code: Extract<ResolveAnswer, { status: 'refused' }>['code']): Step {
  switch (code) {
    case 'link_not_recognised':
    case 'link_to_person':
    case 'link_to_other':
      return { next: 'fail', code };
    case 'permit_refused':
      return { next: 'rest', reason: code, notBefore: clock.now() };
    case 'lease_lost':
      return { next: 'look_again' };
  }
}
