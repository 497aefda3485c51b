import { LEASE_TTL_MS, type Lease, type LeasePurpose, type LimitedAction } from '@muster/contracts';
import type { LeaseFacts } from '../../../src/leases/lease-proof.ts';
import { releaseLease } from '../../../src/leases/release-lease.ts';
import { renewLease } from '../../../src/leases/renew-lease.ts';
import { takeLease } from '../../../src/leases/take-lease.ts';
import { type Actor, attempt, type Circumstances } from '../attempt.ts';
import { inForce, lastEnd } from '../facts.ts';
import {
  clocksDisagree,
  type History,
  type Member,
  personOf,
  present,
  redisNow,
  tell,
  violate,
} from '../history.ts';
import { newestLease } from '../observer.ts';

const ACTION_OF: Partial<Record<LeasePurpose, LimitedAction>> = {
  invite: 'invite',
  message: 'direct_message',
};

/** The latest moment until which the newest lease may bind the account, by Redis' clock; 0 when nobody holds it. */
export function heldUntil({ lease, rebuiltAt }: Member): number {
  if (!lease || lease.isReleased) return 0;
  return Math.max(lease.until, rebuiltAt === null ? 0 : rebuiltAt + LEASE_TTL_MS);
}

/** Somebody wants to use a person's account. */
export async function take(
  history: History,
  actor: Actor,
  { person: index, ...wanted }: Wanted & { person: number },
): Promise<void> {
  const { purpose, channel } = wanted;
  const { teamId, accountId } = personOf(history, index);
  const request = {
    teamId,
    purpose,
    channel,
    accountIds: [accountId],
    holder: 'a task',
    speed: 'safe' as const,
  };
  await attempt(
    history,
    actor,
    `leases person ${index} to ${purpose}${channel ? ` into ${channel}` : ''}`,
    replica => takeLease(replica, request),
    (ending, circumstances) => {
      const answer = ending.status === 'answered' ? ending.value : null;
      if (answer) tell(history, `  ${describe(answer)}`);
      learnLease(
        history,
        index,
        wanted,
        answer?.status === 'granted' ? answer.lease : undefined,
        circumstances,
      );
      if (answer?.status === 'none_eligible' && !circumstances.isLate)
        justifyRefusal(history, circumstances, { index, ...wanted }, answer);
    },
  );
}

type Wanted = { purpose: LeasePurpose; channel: string | undefined };

/** A lease that became durable is the newest one, whoever heard of it. */
export function learnLease(
  history: History,
  index: number,
  { purpose, channel }: Wanted,
  answered: Lease | undefined,
  { isLate } = { isLate: false },
): void {
  const person = personOf(history, index);
  const now = redisNow(history);
  const before = person.lease;
  const newest = newestLease(history.ledger, person.key);
  if (newest && newest.id !== before?.id) {
    if (newest.fencingToken <= (before?.fencingToken ?? 0))
      violate(history, `lease ${newest.fencingToken} of person ${index} is older than one before`);
    const isHeld = before && !before.isGivenUp && before.until > now && history.heartbeatsLostAt === null;
    if (isHeld && !isLate) violate(history, `two hold person ${index} at once`);
    if (purpose !== 'parse' && inForce(person, now).length > 0 && !isLate)
      violate(history, `person ${index} was leased while restricted`);
    person.lease = { ...newest, until: newest.decidedAt + LEASE_TTL_MS, isGivenUp: false };
    history.heartbeatsLostAt = null;
  }
  if (!answered) return;
  const isNewest = answered.id === newest?.id && answered.fencingToken === newest.fencingToken;
  if (!isNewest && !isLate)
    violate(history, `a lease of person ${index} was answered and is not in the ledger`);
  if (Date.parse(answered.expiresAt) !== now + LEASE_TTL_MS && !isLate)
    violate(history, 'a lease has another length');
  const { teamId, accountId } = person;
  const { id: leaseId, fencingToken } = answered;
  const facts = {
    leaseId,
    accountId,
    teamId,
    purpose,
    channel: channel ?? null,
    fencingToken,
    readsPerMinute: 20,
  };
  person.leases.push(facts);
  person.leases.sort((a, b) => a.fencingToken - b.fencingToken);
}

type Refusal = Extract<Awaited<ReturnType<typeof takeLease>>, { status: 'none_eligible' }>;

const describe = (answer: Awaited<ReturnType<typeof takeLease>>): string =>
  answer.status === 'granted'
    ? `granted with token ${answer.lease.fencingToken}`
    : `refused: ${answer.accounts[0]?.reason}, ask again at ${answer.nextAt}`;

function justifyRefusal(
  history: History,
  { replica, isDisturbed }: Circumstances,
  { index, purpose, channel }: { index: number; purpose: LeasePurpose; channel: string | undefined },
  { accounts, nextAt }: Refusal,
): void {
  const now = redisNow(history);
  const reason = accounts[0]?.reason;
  if (clocksDisagree(history, replica)) return;
  if (reason === 'rebuilding' || reason === undefined) {
    if (!isDisturbed) violate(history, 'a lease could not be decided');
    return;
  }
  const person = personOf(history, index);
  if (reason === 'leased') {
    if (heldUntil(person) <= now) violate(history, `person ${index} is leased to nobody`);
    return;
  }
  const action = ACTION_OF[purpose];
  const inTheWay = action
    ? present(history, { person: index, action, channel: channel ?? null, isStranger: true }, now)
    : inForce(person, now);
  if (inTheWay.length === 0) violate(history, `nothing is in the way of a lease of person ${index}`);
  const end = lastEnd(inTheWay.map(obstacle => ({ name: '', ...obstacle })));
  if (end !== null && (nextAt === null || Date.parse(nextAt) > end))
    violate(history, `a lease is possible from ${new Date(end).toISOString()} on`);
}

/** The holder says that it is still there. */
export async function renew(history: History, actor: Actor, index: number): Promise<void> {
  const person = personOf(history, index);
  const facts = person.leases.at(-1);
  if (!facts) return;
  const isHeld = (person.lease?.id === facts.leaseId ? heldUntil(person) : 0) > redisNow(history);
  const isSurelyHeld = person.lease?.id === facts.leaseId && !person.lease.isGivenUp;
  await attempt(
    history,
    actor,
    `renews the lease of person ${index} with token ${facts.fencingToken}`,
    replica => renewLease(replica, facts),
    (ending, circumstances) => {
      const { lease } = person;
      if (lease?.id !== facts.leaseId) {
        if (ending.status === 'answered' && ending.value.status === 'renewed' && !circumstances.isLate)
          violate(history, `a lease of person ${index} was renewed after a newer one`);
        return;
      }
      if (ending.status === 'lost') {
        // It may have been renewed.
        if (isHeld) lease.until = Math.max(lease.until, redisNow(history) + LEASE_TTL_MS);
        return;
      }
      tell(history, `  ${ending.value.status}`);
      if (ending.value.status === 'renewed') lease.until = Date.parse(ending.value.lease.expiresAt);
      else if (!circumstances.isLate && isSurelyHeld && history.heartbeatsLostAt === null && !actor.fault) {
        if (lease.until > redisNow(history) && !clocksDisagree(history, circumstances.replica))
          violate(history, `the lease of person ${index} is held and was not renewed`);
      }
    },
  );
}

/** The holder gives the account back. */
export async function release(history: History, actor: Actor, index: number): Promise<void> {
  const person = personOf(history, index);
  const facts = person.leases.at(-1);
  if (!facts) return;
  await attempt(
    history,
    actor,
    `gives back the lease of person ${index} with token ${facts.fencingToken}`,
    replica => releaseLease(replica, facts.leaseId),
    () => {
      if (person.lease?.id === facts.leaseId) person.lease.isGivenUp = true;
      const newest = newestLease(history.ledger, person.key);
      // What did not become durable may be forgotten: then it ends by itself.
      if (newest?.isReleased && newest.id === person.lease?.id) person.lease.isReleased = true;
    },
  );
}

const PURPOSE_OF = { invite: 'invite', direct_message: 'message', resolve: 'parse', join: 'parse' } as const;

const calm: Actor = { replica: 0, fault: null };

/** A lease that allows the action: the one that is held, or one that is taken now. */
export async function fittingLease(
  history: History,
  index: number,
  action: LimitedAction,
  channel: string | undefined,
): Promise<LeaseFacts | undefined> {
  const person = personOf(history, index);
  const held = person.leases.at(-1);
  const isHeld = held && held.leaseId === person.lease?.id && heldUntil(person) > redisNow(history);
  if (isHeld) {
    if (allows(held, action, channel)) return held;
    await release(history, calm, index);
  }
  const known = person.leases.length;
  await take(history, calm, { person: index, purpose: PURPOSE_OF[action], channel });
  return person.leases.length > known ? person.leases.at(-1) : undefined;
}

export function allows(
  { purpose, channel }: LeaseFacts,
  action: LimitedAction,
  into: string | undefined,
): boolean {
  if (action === 'invite') return purpose === 'invite' && channel === into;
  return purpose === PURPOSE_OF[action] || (purpose === 'invite' && action !== 'direct_message');
}
