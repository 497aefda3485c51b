import { type Denial, LEASE_IDLE_MS, type WaitReason } from '@muster/contracts';
import {
  clock,
  earliest,
  growingRestMs,
  type HeldLease,
  logWait,
  newId,
  type Wait,
  whileClaimed,
} from '@muster/service-kit';
import type { OnStep } from '@muster/service-kit/queue';
import type { Task } from '../tasks/task.ts';
import { inviteNext } from './invite-next.ts';
import { settleOpen } from './settle-open.ts';
import { takeAccount } from './take-account.ts';
import type { ExecutionTools } from './tools.ts';

/** An account with nobody to try now, or whose lease was lost, is not asked for again before this, in ms. */
const ASIDE_MS = 5_000;

/**
 * Works on one task until it ends, has to wait long or `stopping` aborts. Everything it knows is in Postgres: it may
 * be killed between any two lines, and run twice at the same time.
 * @param onStep called as each step begins
 * @returns what the task waits for, if anything
 */
export async function runTask(
  tools: ExecutionTools,
  taskId: string,
  stopping: AbortSignal,
  onStep: OnStep = () => {},
): Promise<Wait | null> {
  const { claims, announce, log } = tools;
  const runnerId = newId();
  const task = await claims.claim(taskId, runnerId, new Date(clock.now()));
  if (!task) return null;
  let wait: Wait | null = null;
  try {
    await whileClaimed(
      () => claims.renewClaim(taskId, runnerId),
      stopping,
      async signal => {
        wait = await new Run(tools, task, runnerId, signal, () => onStep(task.traceparent)).work();
      },
    );
  } catch (error) {
    if (!stopping.aborted) log.warn({ err: error, taskId }, 'inviting was interrupted');
    wait = stopping.aborted ? null : { reason: 'service_unavailable' satisfies WaitReason, until: null };
  }
  await claims.release(taskId, runnerId, wait);
  if (wait) logWait(log, taskId, wait);
  await announce(task);
  return wait;
}

/** One runner's turn at a task: the account it holds, and those it leaves alone for now. */
class Run {
  readonly #tools: ExecutionTools;
  readonly #task: Task;
  readonly #runnerId: string;
  readonly #signal: AbortSignal;
  readonly #onStep: () => void;
  readonly #resting = new Map<string, Wait>();
  #lease: HeldLease | null = null;

  constructor(tools: ExecutionTools, task: Task, runnerId: string, signal: AbortSignal, onStep: () => void) {
    this.#tools = tools;
    this.#task = task;
    this.#runnerId = runnerId;
    this.#signal = signal;
    this.#onStep = onStep;
  }

  /** Steps until there is nothing to do now; answers what is waited for. */
  async work(): Promise<Wait | null> {
    try {
      while (!this.#signal.aborted) {
        const unsettled = await settleOpen(this.#tools, this.#task, this.#lease, this.#onStep);
        this.#onStep();
        const done = await this.#step(unsettled);
        if (done) return done.wait;
      }
      return null;
    } finally {
      await this.#giveAccountBack();
    }
  }

  async #step(unsettled: Wait | null): Promise<{ wait: Wait | null } | null> {
    const task = await this.#tools.claims.read(this.#task.id);
    if (task.state !== 'running') return { wait: unsettled };
    if (this.#lease) return this.#invite(task, this.#lease, unsettled);
    const taken = await takeAccount(this.#tools, task, this.#resting);
    switch (taken.status) {
      case 'taken':
        this.#lease = taken.lease;
        this.#tools.log.info({ taskId: task.id, accountId: taken.lease.accountId }, 'took an account');
        return null;
      case 'given_up':
        await this.#tools.announce(task);
        return null;
      case 'wait':
        return { wait: earliest(taken.wait, unsettled) };
      case 'no_account_left':
        await this.#tools.claims.pause(task.id, taken.code);
        this.#tools.log.info({ taskId: task.id, code: taken.code }, 'task paused');
        return { wait: unsettled };
      case 'nobody_left':
        if (unsettled) return { wait: unsettled };
        await this.#tools.claims.complete(task.id, new Date(clock.now()));
        this.#tools.log.info({ taskId: task.id }, 'nobody is left to invite');
        return { wait: unsettled };
    }
  }

  async #invite(task: Task, lease: HeldLease, unsettled: Wait | null): Promise<{ wait: Wait | null } | null> {
    const invited = await inviteNext(this.#tools, task, this.#runnerId, lease);
    switch (invited.next) {
      case 'stopped':
        return { wait: unsettled };
      case 'skipped':
        return null;
      case 'lease_lost':
        await this.#putAside(lease, {
          reason: 'no_account_free' satisfies WaitReason,
          until: clock.now() + ASIDE_MS,
        });
        return null;
      case 'nobody':
      case 'unheard':
        await this.#putAside(lease, {
          reason: 'settling' satisfies WaitReason,
          until: clock.now() + ASIDE_MS,
        });
        return null;
      case 'denied':
        await this.#afterDenial(lease, invited.denial);
        return null;
      case 'settled': {
        const { account, attempt, isOutage } = invited.consequence;
        const { outcome, code } = attempt;
        this.#tools.log.info({ taskId: task.id, accountId: lease.accountId, outcome, code }, 'invitation');
        if (isOutage) await this.#putAside(lease, await this.#growingRest(attempt.code));
        if (account.goes === 'out') await this.#giveAccountBack();
        if (account.goes === 'to_rest')
          await this.#putAside(lease, { reason: attempt.code ?? 'settling', until: account.until });
        return null;
      }
    }
  }

  /** A short wait is slept through with the account in hand; for a long one others can have it meanwhile. */
  async #afterDenial(lease: HeldLease, denial: Denial): Promise<void> {
    const { limit, reason, retryAt } = denial;
    const until = retryAt === null ? clock.now() + ASIDE_MS : Date.parse(retryAt);
    const wait = { reason: limit ?? reason, until };
    if (retryAt === null || until - clock.now() > LEASE_IDLE_MS) return this.#putAside(lease, wait);
    const { claims, announce } = this.#tools;
    await claims.noteWait(this.#task.id, this.#runnerId, wait);
    await announce(this.#task);
    await lease.sleepUntil(until, this.#signal);
    await claims.noteWait(this.#task.id, this.#runnerId, null);
  }

  /** Others are tried meanwhile, as it may be this account alone that cannot reach the platform. */
  async #growingRest(code: string | null): Promise<Wait> {
    const { failures } = await this.#tools.claims.read(this.#task.id);
    const reason = code ?? ('service_unavailable' satisfies WaitReason);
    return { reason, until: clock.now() + growingRestMs(failures) };
  }

  async #putAside(lease: HeldLease, wait: Wait): Promise<void> {
    this.#resting.set(lease.accountId, wait);
    await this.#giveAccountBack();
  }

  async #giveAccountBack(): Promise<void> {
    await this.#lease?.release();
    this.#lease = null;
  }
}
