import { type Pool, toPostgresTime } from '@muster/service-kit';
import { CLOCK_UNSAFE_MS } from '../time/process-time.ts';
import { COLUMNS } from './columns.ts';
import type { Base, LedgerEntry } from './entry.ts';

/**
 * Heads are locked for one statement at a time, or a few short ones; whoever keeps one for longer must not hold up the
 * others until their decisions are too old to be written.
 */
export const LOCK_TIMEOUT = '1s';

/** An entry with what its decision was taken from. */
export type Candidate = { entry: LedgerEntry; base: Base };

/**
 * Writes those of the entries whose decisions were taken in the present epoch and follow the last entry of their
 * person and, for an invite, of their channel; each is judged on its own. Of one person and of one channel there may
 * be one entry. Durable when it resolves.
 * @returns the places in the list of those that were written
 */
export async function writeEntries(pool: Pool, candidates: readonly Candidate[]): Promise<Set<number>> {
  const { rows } = await pool.query<{ place: number }>({
    name: 'write entries',
    text: WRITE,
    values: [
      candidates.flatMap(({ entry }) => headsOf(entry)),
      candidates.map((_, place) => place),
      candidates.map(({ base }) => base.person.epoch),
      candidates.map(({ base }) => base.person.last),
      candidates.map(({ base }) => base.channel?.epoch ?? null),
      candidates.map(({ base }) => base.channel?.last ?? null),
      candidates.map(({ entry }) => decisionTime(entry)),
      ...COLUMNS.map(column => candidates.map(({ entry }) => column.of(entry))),
    ],
  });
  return new Set(rows.map(row => row.place));
}

/** The heads an entry moves: its person's and, for a permit into one, its channel's. */
export function headsOf(entry: LedgerEntry): string[] {
  const person = `person:${entry.personKey}`;
  const isPaced = entry.kind === 'permit' && entry.channelVersion !== null;
  return isPaced ? [person, `channel:${entry.channelKey}`] : [person];
}

/** When Redis decided, as Postgres has it; null for what was not decided but reported. */
export const decisionTime = (entry: LedgerEntry): Date | null =>
  entry.kind === 'lease' || entry.kind === 'permit' ? new Date(toPostgresTime(entry.decidedAt)) : null;

/**
 * Decisions are by Redis' time; a Postgres of another time tells that one of them is wrong. Facts that others report
 * (outcomes, restrictions) carry their observers' time and are taken at any.
 */
export const clockAgrees = (postgresNow: string, decidedAt: string): string =>
  `(${decidedAt} IS NULL OR abs(extract(epoch FROM ${postgresNow} - ${decidedAt})) * 1000 <= ${CLOCK_UNSAFE_MS})`;

const names = COLUMNS.map(column => column.name).join(', ');
const parameters = COLUMNS.map(({ type }, i) => `$${i + 8}::${type}[]`).join(', ');

/**
 * One statement and so one transaction and one round trip:
 * - `held` locks the heads in the order of their keys, so that two replicas cannot wait for each other; what it reads
 *   is as of the lock, which may be newer than the statement's snapshot. `locked` waits for all of them before it asks
 *   for the time.
 * - All that follows takes only what `written` says was inserted: no head moves, and nothing is counted, without its
 *   row. An entry that is in the ledger already is left out by ON CONFLICT, and told from the others by the caller.
 * - Ids from a month that is closed never get a row: what they counted is in the totals.
 * - A lift removes what it ends by the statement's snapshot, which does not have a restriction that it waited for. It is
 *   written only where the snapshot has the head as it was locked; where it has not it counts as early, and comes again.
 */
const WRITE = `
  WITH entry AS MATERIALIZED (
    SELECT * FROM unnest(
      $2::integer[], $3::integer[], $4::text[], $5::integer[], $6::text[], $7::timestamptz[], ${parameters}
    ) AS entry (place, person_epoch, person_last, channel_epoch, channel_last, decision_time, ${names})
  ), held AS MATERIALIZED (
    SELECT key, epoch, version, coalesce(last, '') AS last FROM heads
    WHERE key = ANY($1::text[]) AND (SELECT set_config('lock_timeout', '${LOCK_TIMEOUT}', true)) IS NOT NULL
    ORDER BY key FOR NO KEY UPDATE
  ), locked AS MATERIALIZED (
    SELECT count(*), clock_timestamp() AS at FROM held
  ), next AS (
    SELECT entry.* FROM locked, ledger_horizon horizon, entry
    JOIN held person ON person.key = 'person:' || entry.person_key
      AND person.epoch = entry.person_epoch AND person.version = entry.version - 1 AND person.last = entry.person_last
    LEFT JOIN held channel ON channel.key = 'channel:' || entry.channel_key
      AND channel.epoch = entry.channel_epoch AND channel.version = entry.channel_version - 1
      AND channel.last = entry.channel_last
    WHERE (entry.channel_version IS NULL OR channel.key IS NOT NULL)
      AND ${clockAgrees('locked.at', 'entry.decision_time')}
      AND entry.subject_id >= first_id_at(horizon.closed_before)
      AND (entry.kind <> 'lift'
        OR person.version = (SELECT version FROM heads AS as_of_snapshot WHERE as_of_snapshot.key = person.key))
  ), written AS (
    INSERT INTO ledger (${names}) SELECT ${names} FROM next ORDER BY kind, subject_id
    ON CONFLICT (kind, subject_id) DO NOTHING
    RETURNING *
  ), moved_people AS (
    UPDATE heads SET version = written.version, last = written.kind || ':' || written.subject_id,
      error_score = coalesce(written.error_score, heads.error_score)
    FROM written WHERE heads.key = 'person:' || written.person_key
  ), moved_channels AS (
    UPDATE heads SET version = written.channel_version, last = written.kind || ':' || written.subject_id
    FROM written WHERE heads.key = 'channel:' || written.channel_key AND written.channel_version IS NOT NULL
  ), counted AS (
    INSERT INTO lifetime_counts AS total (person_key, channel_key, team_id, used)
    SELECT person_key, channel_key, team_id, CASE kind WHEN 'permit' THEN 1 ELSE -1 END
    FROM written WHERE channel_key IS NOT NULL AND (channel_version IS NOT NULL OR outcome = 'refunded')
    ON CONFLICT (person_key, channel_key, team_id) DO UPDATE SET used = total.used + excluded.used
  ), restricted AS (
    INSERT INTO restrictions AS present
      (person_key, kind, team_id, account_id, since, until, mandated_until, reason, actor, version)
    SELECT person_key, restriction, team_id, account_id, since, until, mandated_until, reason, actor, version
    FROM written WHERE kind = 'restriction'
    ON CONFLICT (person_key, kind) DO UPDATE SET
      mandated_until = greatest(present.mandated_until, excluded.mandated_until),
      (team_id, account_id, since, until, reason, actor, version) = (
        SELECT team_id, account_id, since, until, reason, actor, version
        FROM (VALUES
          (present.team_id, present.account_id, present.since, present.until, present.reason, present.actor, present.version),
          (excluded.team_id, excluded.account_id, excluded.since, excluded.until, excluded.reason, excluded.actor, excluded.version)
        ) AS longest (team_id, account_id, since, until, reason, actor, version)
        ORDER BY until DESC NULLS FIRST, version LIMIT 1
      )
  ), ended AS (
    DELETE FROM restrictions USING written
    WHERE written.kind = 'lift' AND written.until IS NULL
      AND restrictions.person_key = written.person_key AND restrictions.kind = written.restriction
  ), shortened AS (
    UPDATE restrictions
    SET until = written.until, reason = written.reason, actor = written.actor, version = written.version
    FROM written
    WHERE written.kind = 'lift' AND written.until IS NOT NULL
      AND restrictions.person_key = written.person_key AND restrictions.kind = written.restriction
  )
  SELECT entry.place FROM written JOIN entry USING (kind, subject_id, person_key)`;
