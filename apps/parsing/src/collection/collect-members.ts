import { LEASE_IDLE_MS, type WaitReason } from '@muster/contracts';
import {
  type AccountLeases,
  clock,
  growingRestMs,
  HeldLease,
  type Logger,
  logWait,
  newId,
  type Wait,
  waitForAccount,
  waitForPerson,
  whileClaimed,
} from '@muster/service-kit';
import type { OnStep } from '@muster/service-kit/queue';
import type { Task } from '../tasks/task.ts';
import { type FindTools, findSource } from './find-source.ts';
import type { Step } from './outcome.ts';
import { type Checkpoint, type ReadTools, readPage } from './read-page.ts';
import type { CollectionRepository } from './repository.ts';

export type CollectionTools = FindTools &
  ReadTools & {
    leases: AccountLeases;
    repository: CollectionRepository;
    /** Tells those who watch the task that it changed. */
    announce(task: Pick<Task, 'id' | 'teamId'>): Promise<void>;
    log: Logger;
  };

/**
 * Works on one task until it ends, has to wait long or `stopping` aborts. Everything it knows is in the task's row:
 * it may be killed between any two lines, and run twice at the same time.
 * @param onStep called as each step begins
 * @returns what the task waits for, if anything
 */
export async function collectMembers(
  tools: CollectionTools,
  taskId: string,
  stopping: AbortSignal,
  onStep: OnStep = () => {},
): Promise<Wait | null> {
  const { repository, announce, log } = tools;
  const runnerId = newId();
  const now = new Date(clock.now());
  const task = await repository.claim(taskId, runnerId, now);
  if (!task) return null;
  const hasJustBegun = task.startedAt?.getTime() === now.getTime();
  if (hasJustBegun) await announce(task);
  let wait: Wait | null = null;
  try {
    await whileClaimed(
      () => repository.renewClaim(taskId, runnerId),
      stopping,
      async signal => {
        wait = await withAccount(tools, task, runnerId, signal, () => onStep(task.traceparent));
      },
    );
  } catch (error) {
    if (!stopping.aborted) log.warn({ err: error, taskId }, 'collecting was interrupted');
    wait = stopping.aborted ? null : { reason: 'service_unavailable' satisfies WaitReason, until: null };
  }
  await repository.release(taskId, runnerId, wait);
  if (wait) logWait(log, taskId, wait);
  await announce(task);
  return wait;
}

/** Collects under one lease; answers what the task waits for, if anything. */
async function withAccount(
  tools: CollectionTools,
  task: Task,
  runnerId: string,
  signal: AbortSignal,
  onStep: () => void,
): Promise<Wait | null> {
  onStep();
  const answer = await tools.leases.take({
    teamId: task.teamId,
    purpose: 'parse',
    holder: `parsing task ${task.id}`,
    speed: task.speed,
  });
  if (answer.status === 'none_eligible') {
    return answer.nextAt === null ? waitForPerson() : waitForAccount(answer.accounts, answer.nextAt);
  }
  const lease = new HeldLease(tools.leases, answer.lease);
  tools.log.info({ taskId: task.id, accountId: lease.accountId }, 'took an account');
  try {
    return await collect(tools, task, runnerId, lease, signal, onStep);
  } finally {
    await lease.release();
  }
}

async function collect(
  tools: CollectionTools,
  task: Task,
  runnerId: string,
  lease: HeldLease,
  signal: AbortSignal,
  onStep: () => void,
): Promise<Wait | null> {
  let channel: string | null = null;
  let at: Checkpoint = task;
  while (!signal.aborted) {
    onStep();
    const step: Step | { next: 'found'; channel: string } | { next: 'stored'; at: Checkpoint } =
      channel === null
        ? await findSource(tools, task, runnerId, lease)
        : await readPage(tools, task.id, channel, at, lease);
    switch (step.next) {
      case 'found':
        channel = step.channel;
        break;
      case 'stored':
        at = step.at;
        tools.log.info({ taskId: task.id, pages: at.pages }, 'stored a page');
        await tools.announce(task);
        break;
      case 'wait':
        if (!step.keepAccount || step.until === null || step.until - clock.now() > LEASE_IDLE_MS) return step;
        await tools.repository.noteWait(task.id, runnerId, step);
        await tools.announce(task);
        await lease.sleepUntil(step.until, signal);
        break;
      case 'rest': {
        const failures = await tools.repository.countFailure(task.id, runnerId);
        const until = Math.max(step.notBefore, clock.now() + growingRestMs(failures));
        return { reason: step.reason, until };
      }
      case 'fail':
        await tools.repository.fail(task.id, step.code, new Date(clock.now()));
        tools.log.info({ taskId: task.id, code: step.code }, 'task failed');
        return null;
      case 'look_again':
      case 'end':
        return null;
    }
  }
  return null;
}
