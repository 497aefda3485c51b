import { LEASE_IDLE_MS, LEASE_TTL_MS, type Lease } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import type { Dependencies } from '../../src/dependencies.ts';
import { releaseLease } from '../../src/leases/release-lease.ts';
import { renewLease } from '../../src/leases/renew-lease.ts';
import { takeLease } from '../../src/leases/take-lease.ts';
import { grantPermit } from '../../src/permits/grant-permit.ts';
import { recordOutcome } from '../../src/permits/record-outcome.ts';
import { restrictAccount } from '../../src/restrictions/restrict-account.ts';
import type { Platform } from './platform.ts';
import type { Timetable } from './timetable.ts';
import type { SimulatedTask } from './world.ts';

/** Whom a task invites, one after the other: somebody stays the first until there is a permit for them. */
export type Targets = { first(): string; take(): void };

export type Simulation = { dependencies: Dependencies; timetable: Timetable; platform: Platform };

/** What apps/invite does with its leases: see its run loop. */
const ASIDE_MS = 5_000;
const HEARTBEAT_MS = LEASE_TTL_MS / 3;

/**
 * Tasks whose waits end within the same quarter of an hour are woken together, at its end; those into the same channel
 * one after the other, further apart than its pace: woken at the same moment, all but one would take an account in vain.
 * 96 of these waits are a day and half a minute: an invite has just left the window of a day when the task that made
 * it wakes. Were they a day to the second, each would come a quarter of an hour later than the day before.
 */
const WAKE_EVERY_MS = 900_300;
const APART_MS = 30_000;

/**
 * Works on one task, as apps/invite's run loop does, until no time will help.
 * @param place among the tasks into the same channel
 */
export async function runTask(
  simulation: Simulation,
  task: SimulatedTask,
  place: number,
  targets: Targets,
): Promise<void> {
  const { timetable } = simulation;
  const afterMs = place * APART_MS;
  for (let wakeAt = timetable.now(); wakeAt < Number.POSITIVE_INFINITY; ) {
    await timetable.sleepUntil(Math.ceil((wakeAt - afterMs) / WAKE_EVERY_MS) * WAKE_EVERY_MS + afterMs);
    wakeAt = await inviteWhileSomebodyIsFree(simulation, task, targets);
  }
}

/** @returns when somebody may be free again, in ms; Infinity when nobody ever will be */
async function inviteWhileSomebodyIsFree(
  simulation: Simulation,
  task: SimulatedTask,
  targets: Targets,
): Promise<number> {
  const { dependencies, timetable } = simulation;
  const { teamId, channel } = task;
  const restsUntil = new Map<string, number>();
  for (;;) {
    const now = timetable.now();
    const isFree = (id: string) => (restsUntil.get(id) ?? 0) <= now;
    const accountIds = task.accountIds.filter(isFree);
    const rested = Math.min(...[...restsUntil.values()].filter(until => until > now));
    if (accountIds.length === 0) return rested;
    const answer = await takeLease(dependencies, {
      teamId,
      purpose: 'invite',
      channel,
      accountIds,
      holder: `invite task ${task.id}`,
      speed: 'safe',
    });
    if (answer.status === 'none_eligible') {
      return Math.min(rested, answer.nextAt === null ? Number.POSITIVE_INFINITY : Date.parse(answer.nextAt));
    }
    restsUntil.set(answer.lease.accountId, await inviteWith(simulation, task, answer.lease, targets));
  }
}

/** Invites while the next permit is near. @returns when this account is worth asking for again, in ms */
async function inviteWith(
  { dependencies, timetable, platform }: Simulation,
  { teamId, channel }: SimulatedTask,
  { id: leaseId, accountId, fencingToken }: Lease,
  targets: Targets,
): Promise<number> {
  const purpose = 'invite';
  const facts = { leaseId, accountId, teamId, purpose, channel, fencingToken, readsPerMinute: 20 } as const;
  const giveBack = async (until: number) => {
    await releaseLease(dependencies, leaseId);
    return until;
  };
  let renewAt = timetable.now() + HEARTBEAT_MS;
  for (;;) {
    if (timetable.now() >= renewAt) {
      if ((await renewLease(dependencies, facts)).status === 'lost') return timetable.now() + ASIDE_MS;
      renewAt = timetable.now() + HEARTBEAT_MS;
    }
    const permitId = newId();
    const target = targets.first();
    const answer = await grantPermit(dependencies, facts, { permitId, action: 'invite', channel, target });
    const now = timetable.now();
    if (answer.status === 'denied') {
      const retryAt = answer.denial.retryAt === null ? null : Date.parse(answer.denial.retryAt);
      if (retryAt === null || retryAt - now > LEASE_IDLE_MS) return giveBack(retryAt ?? now + ASIDE_MS);
      while (timetable.now() < Math.min(retryAt, renewAt))
        await timetable.sleepUntil(Math.min(retryAt, renewAt));
      continue;
    }
    targets.take();
    const restsUntil = await execute(
      { dependencies, timetable, platform },
      { accountId, channel, target, permitId },
    );
    if (restsUntil !== null) return giveBack(restsUntil);
  }
}

/**
 * Sends one invite and reports what came of it, as apps/integration does.
 * @returns until when the account is out of use, in ms; null when it goes on
 */
async function execute(
  { dependencies, timetable, platform }: Simulation,
  invite: { accountId: string; channel: string; target: string; permitId: string },
): Promise<number | null> {
  const { accountId, permitId } = invite;
  const now = timetable.now();
  const reply = platform.execute(invite, now);
  if (reply.status === 'lost') {
    timetable.start(async () => {
      await timetable.sleepUntil(now + reply.reportAfterMs);
      const unknown = { outcome: 'unknown', executedAt: undefined, accountFault: true } as const;
      await recordOutcome(dependencies, { permitId, ...unknown });
    });
    return now + ASIDE_MS;
  }
  const executedAt = new Date(now).toISOString();
  const outcome = reply.status === 'not_sent' ? 'refunded' : 'committed';
  const accountFault = reply.status !== 'answered' && reply.status !== 'not_sent';
  await recordOutcome(dependencies, { permitId, outcome, executedAt, accountFault });
  if (reply.status === 'answered' || reply.status === 'not_sent') return null;
  const until = await restrictAccount(dependencies, {
    reportId: newId(),
    accountId,
    kind: reply.status,
    waitSeconds: reply.status === 'flood_wait' ? reply.waitSeconds : undefined,
    observedAt: executedAt,
  });
  return until ?? Number.POSITIVE_INFINITY;
}
