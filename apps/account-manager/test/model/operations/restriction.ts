import type { RestrictionKind } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { liftRestriction } from '../../../src/restrictions/lift-restriction.ts';
import { restrictAccount } from '../../../src/restrictions/restrict-account.ts';
import { type Actor, attempt } from '../attempt.ts';
import { inForce, lastEnd } from '../facts.ts';
import { type History, personOf, redisNow, tell, violate } from '../history.ts';
import { entryOf, newestLift } from '../observer.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What the platform, or a person, asks for (DESIGN: n + 60 s, 24 h, until somebody acts). */
function endOf(kind: RestrictionKind, at: number, waitSeconds: number): number | null {
  if (kind === 'flood_wait') return at + waitSeconds * 1_000 + MINUTE_MS;
  return kind === 'peer_flood' ? at + DAY_MS : null;
}

/** integration reports that an account may not act. */
export async function restrict(
  history: History,
  actor: Actor,
  { person: index, kind, waitSeconds }: { person: number; kind: RestrictionKind; waitSeconds: number },
): Promise<void> {
  const person = personOf(history, index);
  const { accountId } = person;
  const { now } = history.installation.world;
  const until = endOf(kind, now, waitSeconds);
  const report = { reportId: newId(), accountId, kind, waitSeconds, observedAt: new Date(now).toISOString() };
  await attempt(
    history,
    actor,
    `restricts person ${index}: ${kind} until ${until === null ? 'somebody acts' : new Date(until).toISOString()}`,
    replica => restrictAccount(replica, report),
    (ending, { isLate }) => {
      const version = entryOf(history.ledger, 'restriction', report.reportId)?.version;
      const isNew =
        version !== undefined && !person.restrictions.some(present => present.version === version);
      if (isNew) {
        if (version > newestLift(history.ledger, person.key, kind))
          person.restrictions.push({ kind, version, until });
      }
      if (ending.status === 'lost') return;
      if (version === undefined) violate(history, 'a restriction was taken and is not in the ledger');
      const end = lastEnd(
        inForce(person, redisNow(history)).map(({ until: ends }) => ({ name: '', until: ends })),
      );
      if (!isLate && until !== null && until > redisNow(history) && ending.value !== end)
        violate(history, `it ends at ${ending.value} instead of ${end}`);
    },
  );
}

/** A person has acted: what is in force and has no end is over. */
export async function lift(
  history: History,
  actor: Actor,
  { person: index, kind: otherwise }: { person: number; kind: RestrictionKind },
): Promise<void> {
  const person = personOf(history, index);
  const kind = inForce(person, redisNow(history)).at(-1)?.kind ?? otherwise;
  const before = history.installation.world.now + 1;
  await attempt(
    history,
    actor,
    `lifts ${kind} of person ${index}`,
    replica => liftRestriction(replica, person.accountId, { kind, before }),
    ending => {
      const lifted = newestLift(history.ledger, person.key, kind);
      // A wait that the platform asked for is never ended before its time.
      person.restrictions = person.restrictions.filter(
        present => present.kind !== kind || present.until !== null || present.version > lifted,
      );
      tell(history, `  ${ending.status === 'answered' ? ending.value : 'nobody heard'}`);
    },
  );
}
