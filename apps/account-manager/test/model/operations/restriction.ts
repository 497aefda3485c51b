import type { LiftableKind } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { extendRestriction } from '../../../src/restrictions/extend-restriction.ts';
import { liftRestriction } from '../../../src/restrictions/lift-restriction.ts';
import { pauseAccount } from '../../../src/restrictions/pause-account.ts';
import { restrictAccount } from '../../../src/restrictions/restrict-account.ts';
import { type Actor, attempt } from '../attempt.ts';
import { inForce, lastEnd, type PresentRestriction } from '../facts.ts';
import { type History, idOfClosedMonth, personOf, redisNow, tell, violate } from '../history.ts';
import { entryOf, newestLift } from '../observer.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What the platform, or a person, asks for (DESIGN: n + 60 s, 24 h, until somebody acts). */
function endOf(kind: LiftableKind, at: number, waitSeconds: number): number | null {
  if (kind === 'flood_wait') return at + waitSeconds * 1_000 + MINUTE_MS;
  return kind === 'peer_flood' ? at + DAY_MS : null;
}

type Restricting = {
  person: number;
  kind: LiftableKind;
  /** Of the kind that is in force already, with another end. */
  isAgain: boolean;
  waitSeconds: number;
  isOfClosedMonth: boolean;
};

/** integration reports that an account may not act. */
export async function restrict(
  history: History,
  actor: Actor,
  { person: index, kind: otherwise, isAgain, waitSeconds, isOfClosedMonth }: Restricting,
): Promise<void> {
  const person = personOf(history, index);
  const { accountId } = person;
  const { now } = history.installation.world;
  const present = inForce(person, redisNow(history)).at(-1)?.kind;
  const kind = (isAgain && present) || otherwise;
  const until = endOf(kind, now, waitSeconds);
  const reportId = isOfClosedMonth ? idOfClosedMonth(history) : newId();
  const report = { reportId, accountId, kind, waitSeconds, observedAt: new Date(now).toISOString() };
  await attempt(
    history,
    actor,
    `restricts person ${index}${isOfClosedMonth ? ' by a report of a closed month' : ''}: ${kind} until ${until === null ? 'somebody acts' : new Date(until).toISOString()}`,
    replica => restrictAccount(replica, report),
    (ending, { isLate }) => {
      const version = entryOf(history.ledger, 'restriction', report.reportId)?.version;
      const isNew =
        version !== undefined && !person.restrictions.some(present => present.version === version);
      if (isNew) {
        if (version > newestLift(history.ledger, person.key, kind))
          person.restrictions.push({ kind, version, since: now, until, isMandated: until !== null });
      }
      if (isOfClosedMonth) {
        if (version !== undefined) violate(history, 'a report of a month that is closed restricts anew');
        return;
      }
      if (ending.status === 'lost') return;
      // Nobody who is banned can log in: a ban that was seen before the newest connection is over.
      if (version === undefined && kind === 'banned' && person.connectedAt > now) return;
      if (version === undefined) violate(history, 'a restriction was taken and is not in the ledger');
      const end = lastEnd(
        inForce(person, redisNow(history)).map(({ until: ends }) => ({ name: '', until: ends })),
      );
      if (!isLate && until !== null && until > redisNow(history) && ending.value !== end)
        violate(history, `it ends at ${ending.value} instead of ${end}`);
    },
  );
}

/** A person ends what a person began or prolonged, and what has no end. */
export async function lift(
  history: History,
  actor: Actor,
  { person: index, kind: otherwise }: { person: number; kind: LiftableKind },
): Promise<void> {
  const person = personOf(history, index);
  const kind = inForce(person, redisNow(history)).at(-1)?.kind ?? otherwise;
  const expected = liftOf(inForce(person, redisNow(history)).filter(present => present.kind === kind));
  await attempt(
    history,
    actor,
    `lifts ${kind} of person ${index}`,
    replica => liftRestriction(replica, person.accountId, { kind }),
    (ending, { isLate, isDisturbed }) => {
      const lifted = newestLift(history.ledger, person.key, kind);
      // A wait that the platform asked for is never ended before its time.
      person.restrictions = person.restrictions.filter(
        present => present.kind !== kind || present.isMandated || present.version > lifted,
      );
      if (ending.status === 'lost') return tell(history, '  nobody heard');
      const { status } = ending.value;
      tell(history, `  ${status}`);
      if (isLate || isDisturbed) return;
      if (status !== expected.status) violate(history, `it is ${status} and not ${expected.status}`);
      if (ending.value.status === 'mandated' && ending.value.until !== expected.until)
        violate(history, `it is mandated until ${ending.value.until} and not ${expected.until}`);
    },
  );
}

/** What comes of lifting these, which are of one kind: the platform's own end is never taken. */
function liftOf(present: readonly PresentRestriction[]): { status: string; until: number | null } {
  if (present.length === 0) return { status: 'none', until: null };
  const end = lastOf(present);
  const isMandated = end !== null && lastOf(present.filter(one => one.isMandated)) === end;
  return isMandated ? { status: 'mandated', until: end } : { status: 'lifted', until: null };
}

/** The end of the last of these to end; null: of its own none does. */
const lastOf = (present: readonly PresentRestriction[]): number | null =>
  lastEnd(present.map(({ until }) => ({ name: '', until })));

const because = { actor: newId(), reason: 'They asked for it' };

/** A team takes its account out of work, for a while or until it is resumed, which is a lift. */
export async function pause(
  history: History,
  actor: Actor,
  { person: index, ms }: { person: number; ms: number | null },
): Promise<void> {
  const person = personOf(history, index);
  const until = ms === null ? null : history.installation.world.now + ms;
  await attempt(
    history,
    actor,
    `pauses person ${index} ${ms === null ? 'until they are resumed' : `for ${ms} ms`}`,
    replica => pauseAccount(replica, person.accountId, { until, because }),
    (ending, { isLate, isDisturbed, replica }) => {
      // Whether somebody is paused already is asked of the ledger, by the clock of who asks.
      const now = history.installation.world.now + replica.time.wallSkewMs;
      const expected = inForce(person, now).some(({ kind }) => kind === 'paused')
        ? 'paused_already'
        : 'paused';
      learnRestrictions(history, index);
      if (ending.status === 'lost') return;
      tell(history, `  ${ending.value}`);
      if (isLate || isDisturbed) return;
      if (ending.value !== expected) violate(history, `it is ${ending.value} and not ${expected}`);
      // Of whoever it holds back: the clock of a replica that is a day ahead would find it over.
      const isPaused = inForce(person, history.installation.world.now).some(({ kind }) => kind === 'paused');
      if (ending.value === 'paused' && !isPaused) violate(history, `person ${index} was paused, and is not`);
    },
  );
}

/** An operator prolongs what is in force. */
export async function extend(
  history: History,
  actor: Actor,
  { person: index, ms }: { person: number; ms: number },
): Promise<void> {
  const person = personOf(history, index);
  const now = redisNow(history);
  const kind = inForce(person, now).at(-1)?.kind ?? 'flood_wait';
  const ends = inForce(person, now)
    .filter(present => present.kind === kind)
    .map(present => present.until);
  const until = history.installation.world.now + ms;
  const expected =
    ends.length === 0 ? 'none' : ends.every(end => end !== null && end < until) ? 'extended' : 'not_later';
  await attempt(
    history,
    actor,
    `extends ${kind} of person ${index} by ${ms} ms from now`,
    replica => extendRestriction(replica, person.accountId, { kind, until, because }),
    (ending, { isLate, isDisturbed }) => {
      learnRestrictions(history, index);
      if (ending.status === 'lost' || isLate || isDisturbed) return;
      tell(history, `  ${ending.value}`);
      if (ending.value !== expected) violate(history, `it is ${ending.value} and not ${expected}`);
    },
  );
}

/** What people restricted, as the ledger has it. */
function learnRestrictions({ ledger, people }: History, index: number): void {
  const person = people[index];
  for (const { kind, personKey, restriction, version, since, until, mandatedUntil } of ledger.entries) {
    if (kind !== 'restriction' || personKey !== person?.key || restriction === null || since === null)
      continue;
    const isKnown = person.restrictions.some(present => present.version === version);
    if (isKnown || version < newestLift(ledger, personKey, restriction)) continue;
    person.restrictions.push({
      kind: restriction,
      version,
      since,
      until,
      isMandated: mandatedUntil !== null,
    });
  }
}
