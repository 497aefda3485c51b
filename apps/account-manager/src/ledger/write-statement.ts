import { CLOCK_UNSAFE_MS } from '../time/process-time.ts';
import { ALL_KINDS, columnsOf } from './columns.ts';
import type { LedgerEntry } from './entry.ts';

type Kind = LedgerEntry['kind'];

/**
 * Heads are locked for one statement at a time, or a few short ones; whoever keeps one for longer must not hold up the
 * others until their decisions are too old to be written.
 */
export const LOCK_TIMEOUT = '1s';

/** A number of ms since the epoch as a moment. */
export const moment = (ms: string): string => `('epoch'::timestamptz + ${ms} * interval '1 ms')`;

/**
 * Decisions are by Redis' time; a Postgres of another time tells that one of them is wrong. Facts that others report
 * (outcomes, restrictions) carry their observers' time and are taken at any.
 */
export const clockAgrees = (postgresNow: string, decidedAt: string): string => {
  const tolerance = `interval '${CLOCK_UNSAFE_MS} ms'`;
  const isNear = `${decidedAt} BETWEEN ${postgresNow} - ${tolerance} AND ${postgresNow} + ${tolerance}`;
  return `(${decidedAt} IS NULL OR ${isNear})`;
};

/**
 * One statement and so one transaction and one round trip:
 * - `held` locks the heads in the order of their keys, so that two replicas cannot wait for each other; what it reads
 *   is as of the lock, which may be newer than the statement's snapshot. `locked` waits for all of them before it asks
 *   for the time.
 * - All that follows takes only what `written` says was inserted: no head moves, and nothing is counted, without its
 *   row. An entry that is in the ledger already is left out by ON CONFLICT, and told from the others by the caller.
 * - `next_head` is materialised because a head that moved since the snapshot is joined anew with it, as it then was:
 *   Postgres finds nothing there in a subquery over what is being inserted.
 * - Ids from a month that is closed never get a row: what they counted is in the totals.
 */
function writeStatement(kinds: readonly Kind[]) {
  const columns = columnsOf(kinds);
  const restricts = kinds.includes('restriction');
  const names = columns.map(({ name }) => name).join(', ');
  const parameters = columns
    .map(({ type }, i) => `$${i + 8}::${type === 'moment' ? 'bigint' : type}[]`)
    .join(', ');
  const values = columns.map(({ name, type }) => (type === 'moment' ? `${moment(name)} AS ${name}` : name));
  const text = `
  WITH entry AS MATERIALIZED (
    SELECT place, person_epoch, person_last, channel_epoch, channel_last, ${moment('decision_time')} AS decision_time,
      ${values.join(', ')}
    FROM unnest(
      $2::integer[], $3::integer[], $4::text[], $5::integer[], $6::text[], $7::bigint[], ${parameters}
    ) AS entry (place, person_epoch, person_last, channel_epoch, channel_last, decision_time, ${names})
  ), held AS MATERIALIZED (
    SELECT key, epoch, version, coalesce(last, '') AS last FROM heads
    WHERE key = ANY($1::text[]) AND (SELECT set_config('lock_timeout', '${LOCK_TIMEOUT}', true)) IS NOT NULL
    ORDER BY key FOR NO KEY UPDATE
  ), locked AS MATERIALIZED (
    SELECT count(*), clock_timestamp() AS at FROM held
  ), next AS (
    SELECT entry.* FROM locked, entry
    JOIN held person ON person.key = 'person:' || entry.person_key
      AND person.epoch = entry.person_epoch AND person.version = entry.version - 1 AND person.last = entry.person_last
    LEFT JOIN held channel ON channel.key = 'channel:' || entry.channel_key
      AND channel.epoch = entry.channel_epoch AND channel.version = entry.channel_version - 1
      AND channel.last = entry.channel_last
    WHERE (entry.channel_version IS NULL OR channel.key IS NOT NULL)
      AND ${clockAgrees('locked.at', 'entry.decision_time')}
      AND entry.subject_id >= (SELECT first_id_at(closed_before) FROM ledger_horizon)
      ${restricts ? LIFT_SEES_ALL : ''}
  ), written AS (
    INSERT INTO ledger (${names}) SELECT ${names} FROM next ORDER BY subject_id, kind
    ON CONFLICT (subject_id, kind) DO NOTHING
    RETURNING *
  ), next_head AS MATERIALIZED (
    SELECT 'person:' || person_key AS key, version, kind || ':' || subject_id AS last, error_score FROM written
    UNION ALL
    SELECT 'channel:' || channel_key, channel_version, kind || ':' || subject_id, NULL
    FROM written WHERE channel_version IS NOT NULL
  ), moved AS (
    UPDATE heads SET version = next_head.version, last = next_head.last,
      error_score = coalesce(next_head.error_score, heads.error_score)
    FROM next_head WHERE heads.key = next_head.key
  ), counted AS (
    INSERT INTO lifetime_counts AS total (person_key, channel_key, team_id, used)
    SELECT person_key, channel_key, team_id, CASE kind WHEN 'permit' THEN 1 ELSE -1 END
    FROM written WHERE channel_key IS NOT NULL AND (channel_version IS NOT NULL OR outcome = 'refunded')
    ON CONFLICT (person_key, channel_key, team_id) DO UPDATE SET used = total.used + excluded.used
  )${restricts ? RESTRICT : ''}
  SELECT entry.place FROM written JOIN entry USING (kind, subject_id, person_key)`;
  return { name: `write ${kinds.join(', ')}`, text, columns };
}

/**
 * A lift removes what it ends by the statement's snapshot, which does not have a restriction that it waited for. It is
 * written only where the snapshot has the head as it was locked; where it has not it counts as early, and comes again.
 */
const LIFT_SEES_ALL = `AND (entry.kind <> 'lift'
        OR person.version = (SELECT version FROM heads AS as_of_snapshot WHERE as_of_snapshot.key = person.key))`;

const RESTRICT = `, restricted AS (
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
  )`;

/**
 * What a statement cannot be given costs nothing: most batches hold permits alone, and few a restriction. More than
 * these would be so many plans more on every connection.
 */
const STATEMENTS = [
  { kinds: ['permit'] as const },
  { kinds: ['lease', 'release', 'permit', 'outcome'] as const },
  { kinds: ALL_KINDS },
].map(({ kinds }) => ({ kinds, ...writeStatement(kinds) }));

/** The leanest statement that writes entries of these kinds. */
export function statementFor(kinds: readonly Kind[]) {
  const statement = STATEMENTS.find(candidate =>
    kinds.every(kind => candidate.kinds.some(own => own === kind)),
  );
  if (!statement) throw new Error(`no statement writes ${kinds.join(', ')}`);
  return statement;
}
