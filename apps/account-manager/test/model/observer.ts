import { LiftableKind, PermitOutcome } from '@muster/contracts';
import { z } from 'zod';
import type { Dependencies } from '../../src/dependencies.ts';

const Moment = z.date().transform(date => date.getTime());

/** One line of the ledger, as far as the rules care. Times in ms. */
const Entry = z
  .object({
    person_key: z.string(),
    version: z.coerce.number(),
    kind: z.enum(['lease', 'release', 'permit', 'outcome', 'restriction', 'lift']),
    subject_id: z.string(),
    decided_at: Moment,
    latest_at: Moment.nullable(),
    pause_ms: z.number().nullable(),
    outcome: PermitOutcome.nullable(),
    counted_at: Moment.nullable(),
    restriction: LiftableKind.nullable(),
    since: Moment.nullable(),
    until: Moment.nullable(),
    mandated_until: Moment.nullable(),
  })
  .transform(row => ({
    personKey: row.person_key,
    version: row.version,
    kind: row.kind,
    subjectId: row.subject_id,
    decidedAt: row.decided_at,
    latestAt: row.latest_at ?? 0,
    pauseMs: row.pause_ms ?? 0,
    outcome: row.outcome,
    countedAt: row.counted_at,
    restriction: row.restriction,
    since: row.since,
    until: row.until,
    mandatedUntil: row.mandated_until,
  }));
export type Entry = z.output<typeof Entry>;

const Row = z.object({
  head: z.string(),
  epoch: z.number(),
  person_key: z.string().nullable(),
  connected: z.array(z.object({ accountId: z.string(), teamId: z.string() })),
});
type Connected = z.output<typeof Row>['connected'];

/** What is new of some people: a head's version tells whether anything is. */
const NEWS = {
  name: 'news of people',
  text: `
    SELECT asked.person AS head, head.epoch, entry.*, ARRAY(
      SELECT json_build_object('accountId', id, 'teamId', team_id)
      FROM accounts WHERE accounts.person_key = asked.person AND logged_out_at IS NULL
    ) AS connected
    FROM unnest($1::text[], $2::bigint[]) AS asked (person, seen)
    JOIN heads head ON head.key = 'person:' || asked.person
    LEFT JOIN LATERAL (
      SELECT person_key, version, kind, subject_id, decided_at, latest_at, pause_ms, outcome, counted_at, restriction,
        since, until, mandated_until
      FROM ledger
      WHERE person_key = asked.person AND version > asked.seen AND head.version > asked.seen
    ) entry ON true
    ORDER BY asked.person, entry.version`,
} as const;

/** What became durable of some people, read past all faults: it settles what nobody was told. */
export function createObserver(pool: Dependencies['pool']) {
  const query = pool.query.bind(pool);
  return {
    watch(personKeys: readonly string[]): Watch {
      const seen = new Map(personKeys.map(key => [key, 0]));
      const epochs = new Map<string, number>();
      const connected = new Map<string, Connected>();
      const entries: Entry[] = [];
      return {
        entries,
        epochs,
        connected,
        async look() {
          const { rows } = await query({ ...NEWS, values: [[...seen.keys()], [...seen.values()]] });
          for (const row of rows) {
            const { head, epoch, person_key, connected: accounts } = Row.parse(row);
            epochs.set(head, epoch);
            connected.set(head, accounts);
            if (person_key === null) continue;
            const entry = Entry.parse(row);
            entries.push(entry);
            seen.set(head, entry.version);
          }
        },
      };
    },
  };
}

/** The ledger of some people as it was at the last look, in the order of each one's versions. */
export type Watch = {
  readonly entries: readonly Entry[];
  /** A new epoch of a person tells that they were rebuilt. */
  readonly epochs: ReadonlyMap<string, number>;
  /** The accounts through which a person can work now. */
  readonly connected: ReadonlyMap<string, Connected>;
  look(): Promise<void>;
};

export const entryOf = ({ entries }: Watch, kind: Entry['kind'], subjectId: string): Entry | undefined =>
  entries.find(entry => entry.kind === kind && entry.subjectId === subjectId);

export function newestLease(watch: Watch, personKey: string) {
  const lease = watch.entries.findLast(entry => entry.kind === 'lease' && entry.personKey === personKey);
  if (!lease) return undefined;
  const { subjectId: id, version: fencingToken, decidedAt } = lease;
  return { id, fencingToken, decidedAt, isReleased: entryOf(watch, 'release', id) !== undefined };
}

/** The newest version at which a restriction of this kind was lifted; 0 for never. */
export const newestLift = ({ entries }: Watch, personKey: string, kind: LiftableKind): number =>
  entries.findLast(
    entry => entry.kind === 'lift' && entry.personKey === personKey && entry.restriction === kind,
  )?.version ?? 0;
