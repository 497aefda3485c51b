import { CALL_DEADLINE_MS, CLOCK_TOLERANCE_MS, type LimitedAction, PERMIT_TTL_MS } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { grantPermit, type PermitAnswer, type PermitRequest } from '../../../src/permits/grant-permit.ts';
import { newPersonKey } from '../../installation.ts';
import { type Actor, attempt, type Circumstances } from '../attempt.ts';
import { type Grant, inForce, isInDoubt, lastEnd } from '../facts.ts';
import {
  type Asked,
  clocksDisagree,
  countingNow,
  endingNow,
  fromNewest,
  type History,
  idOfClosedMonth,
  personOf,
  present,
  profileOf,
  redisNow,
  tell,
  violate,
} from '../history.ts';
import { entryOf } from '../observer.ts';
import { allows, fittingLease, heldUntil } from './lease.ts';

/** From the decision until the platform can no longer execute it (DESIGN: 5 s, 20 s, clocks 1 s). */
const EXECUTABLE_MS = PERMIT_TTL_MS + CALL_DEADLINE_MS + CLOCK_TOLERANCE_MS;

/** When the holder lets the platform execute it: at once, after a while, or at the last moment. */
export type Execution = 'at once' | 'a while later' | 'at the last moment';

/** Somebody who holds the person's account, or takes it first, asks for a permit. */
export async function ask(
  history: History,
  actor: Actor,
  wanted: {
    person: number;
    action: LimitedAction;
    channel: number;
    isStale: boolean;
    isStranger: boolean;
    isOfClosedMonth: boolean;
    execution: Execution;
  },
): Promise<void> {
  const { person: index, action } = wanted;
  const person = personOf(history, index);
  const channel = action === 'invite' ? history.channels[wanted.channel] : undefined;
  const lease = wanted.isStale
    ? person.leases.slice(0, -1).findLast(former => allows(former, action, channel))
    : await fittingLease(history, index, action, channel);
  if (!lease) return;
  const asked: Asked = {
    person: index,
    lease,
    permitId: wanted.isOfClosedMonth ? idOfClosedMonth(history) : newId(),
    isOfClosedMonth: wanted.isOfClosedMonth,
    action,
    channel,
    isStranger: wanted.isStranger && action === 'direct_message',
    target: newPersonKey(),
    moments: [],
  };
  history.asked.push(asked);
  await askFor(history, actor, asked, wanted.execution);
}

/** The answer was lost, or never came: the same permit is asked for again. */
export async function askAgain(
  history: History,
  actor: Actor,
  { nth, execution }: { nth: number; execution: Execution },
): Promise<void> {
  const asked = fromNewest(history.asked, nth);
  if (asked) await askFor(history, actor, asked, execution);
}

async function askFor(history: History, actor: Actor, asked: Asked, execution: Execution): Promise<void> {
  const { person, lease, action, channel } = asked;
  const label = `asks for ${action}${channel ? ` into ${channel}` : ''} by person ${person} with token ${lease.fencingToken}`;
  await attempt(
    history,
    actor,
    `${label} (permit ${history.asked.indexOf(asked)})`,
    replica => {
      asked.moments.push(momentFor(history, replica));
      return grantPermit(replica, lease, requestFor(history, asked));
    },
    (ending, circumstances) => {
      const answer = ending.status === 'answered' ? ending.value : undefined;
      if (answer) tell(history, `  ${describe(answer)}`);
      const grant = learnGrant(history, asked, answer, execution, circumstances);
      if (answer?.status === 'denied' && !circumstances.isLate)
        justifyDenial(history, asked, answer.denial, grant, circumstances);
    },
  );
}

/** The channel of a join is named, and paces and counts nothing. */
export const requestFor = (
  { channels }: History,
  { permitId, action, channel, target, isStranger }: Asked,
): PermitRequest => ({
  permitId,
  action,
  channel: action === 'join' ? channels[0] : channel,
  target,
  wroteFirst: !isStranger,
});

/** A permit that became durable counts, whoever heard of it; only one that was heard of can be executed. */
export function learnGrant(
  history: History,
  asked: Asked,
  answer: PermitAnswer | undefined,
  execution: Execution,
  circumstances?: Circumstances,
): Grant | null {
  const known = history.grants.find(({ id }) => id === asked.permitId);
  const durable = entryOf(history.ledger, 'permit', asked.permitId);
  const grant = known ?? (durable ? toGrant(asked, durable) : null);
  if (grant && asked.isOfClosedMonth) violate(history, 'a permit of a month that is closed counts anew');
  if (grant && !known) {
    judgeGrant(history, asked, grant, circumstances);
    history.grants.push(grant);
  }
  if (answer?.status !== 'granted') return grant;
  if (!grant) violate(history, 'a permit was handed out and is not in the ledger');
  if (grant.outcome) {
    // An answer that was under way when another replica gave the same one is still that answer.
    if (!circumstances?.isLate) violate(history, 'a permit was granted again after its outcome');
    return grant;
  }
  if (Date.parse(answer.permit.expiresAt) !== grant.decidedAt + PERMIT_TTL_MS)
    violate(history, 'the same permit was decided twice');
  // integration refuses one that came too late.
  const receivedAt = history.installation.world.now;
  if (grant.executesAt === null && receivedAt <= grant.latestAt - CALL_DEADLINE_MS)
    grant.executesAt = momentOf(execution, receivedAt, grant.latestAt);
  return grant;
}

/** The moment by both clocks. */
export const momentFor = (history: History, replica: Parameters<typeof countingNow>[1]) => ({
  countingNow: countingNow(history, replica),
  endingNow: endingNow(history, replica),
});

/** Clocks that are right. */
const calm = { time: { monotonicSkewMs: 0 } };

const momentOf = (execution: Execution, from: number, to: number): number =>
  execution === 'at once' ? from : execution === 'at the last moment' ? to : Math.min(to, from + 7_000);

function toGrant(
  { person, lease, permitId: id, action, channel, isStranger }: Asked,
  { decidedAt, latestAt, pauseMs }: { decidedAt: number; latestAt: number; pauseMs: number },
): Grant {
  const { teamId } = lease;
  const decision = {
    id,
    person,
    teamId,
    action,
    channel: channel ?? null,
    isStranger,
    decidedAt,
    latestAt,
    pauseMs,
  };
  return { ...decision, executesAt: null, outcome: null, isReported: false };
}

const describe = (answer: PermitAnswer): string =>
  answer.status === 'granted'
    ? `granted until ${answer.permit.expiresAt}`
    : `denied: ${answer.denial.limit ?? answer.denial.reason}, ask again at ${answer.denial.retryAt}`;

/** What became durable must have been possible at that moment, by the rules and for this holder. */
function judgeGrant(history: History, asked: Asked, grant: Grant, circumstances?: Circumstances): void {
  const person = personOf(history, asked.person);
  const [least, most] = profileOf(history).actions[asked.action].pauseMs;
  if (grant.pauseMs < least || grant.pauseMs > most)
    violate(history, `a pause of ${grant.pauseMs} ms was drawn`);
  if (grant.latestAt !== grant.decidedAt + EXECUTABLE_MS) violate(history, 'a permit can be executed longer');
  // The world may have gone on since it was decided; what was executed is judged in the end.
  if (circumstances?.isLate) return;
  const replica = circumstances?.replica ?? calm;
  const moment = asked.moments.find(known => known.countingNow === grant.decidedAt);
  if (!moment) violate(history, 'a permit was decided when nobody asked for it');
  if (clocksDisagree(history, replica)) violate(history, 'a permit was granted although the clocks disagree');
  if (asked.lease.leaseId !== person.lease?.id)
    violate(history, 'a permit was granted to one who lost the lease');
  if (heldUntil(person) <= moment.endingNow)
    violate(history, 'a permit was granted after the end of the lease');
  const isPaceKnown = !isInDoubt(history.grants, grant.channel);
  const obstacle = present(history, grant, moment.endingNow).find(
    ({ name }) => isPaceKnown || name !== 'channel_pace',
  );
  if (obstacle) violate(history, `a permit was granted in spite of ${obstacle.name}`);
}

type Denial = Extract<PermitAnswer, { status: 'denied' }>['denial'];

/** A denial must have its reason in the rules, and say when that ends. */
function justifyDenial(
  history: History,
  asked: Asked,
  denial: Denial,
  grant: Grant | null,
  { replica, isDisturbed }: Circumstances,
): void {
  const now = redisNow(history);
  const person = personOf(history, asked.person);
  history.retryAt = denial.retryAt === null ? null : Date.parse(denial.retryAt);
  switch (denial.reason) {
    case 'clock_unsafe':
      if (!clocksDisagree(history, replica)) violate(history, 'the clocks agree');
      return;
    case 'rebuilding':
      if (!isDisturbed) violate(history, 'a permit could not be decided');
      return;
    case 'settled':
      if (!grant?.outcome && !asked.isOfClosedMonth) violate(history, 'nothing was settled');
      return;
    case 'lease_lost': {
      const isNewest = asked.lease.leaseId === person.lease?.id && !person.lease.isGivenUp;
      if (isNewest && person.lease && person.lease.until > now && history.heartbeatsLostAt === null)
        violate(history, 'the lease is held');
      return;
    }
  }
  if (grant && !grant.outcome && grant.latestAt > now - 86_400_000)
    violate(history, 'a permit that was granted was denied when it was asked for again');
  const inTheWay = present(
    history,
    { ...asked, channel: asked.channel ?? null },
    endingNow(history, replica),
  );
  if (inTheWay.length === 0) violate(history, 'nothing is in the way');
  if (asked.isOfClosedMonth) violate(history, 'a permit of a month that is closed is settled');
  if (denial.reason === 'restricted' && inForce(person, endingNow(history, replica)).length === 0)
    violate(history, 'nobody is restricted');
  if (isInDoubt(history.grants, asked.channel ?? null)) return;
  const end = lastEnd(inTheWay);
  const isRamp = profileOf(history).newAccount !== null;
  if (
    history.retryAt !== end &&
    !(isRamp && history.retryAt !== null && (end === null || history.retryAt < end))
  )
    violate(history, `it is possible from ${end === null ? 'never' : new Date(end).toISOString()} on`);
}
