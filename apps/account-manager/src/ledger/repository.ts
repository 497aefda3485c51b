import { setTimeout as delay } from 'node:timers/promises';
import { newId, type Pool, toPostgresTime } from '@muster/service-kit';
import { CLOCK_UNSAFE_MS } from '../time/process-time.ts';
import type { Epochs, LedgerEntry } from './entry.ts';

/** Another entry of the same person may be on its way to Postgres; it is waited for this long. */
const IN_FLIGHT_TRIES = 10;
const IN_FLIGHT_WAIT_MS = 5;

/**
 * - `appended`: durable now. `known`: it was durable before, and this change counts once.
 * - `clock_unsafe`: Postgres' time differs from the decision's by more than 2 s; nothing was appended.
 * - `conflict`: Redis took the decision from a state the ledger does not agree with; nothing may be handed out,
 *   and the person and channel are rebuilt.
 */
export type AppendResult = 'appended' | 'known' | 'conflict' | 'clock_unsafe';

/**
 * Appends one entry, if its decision was taken in the present epoch and is the next version of its person (and,
 * for a permit, of its channel). A version that is not the next one means that Redis went back in time or that an
 * earlier decision never became durable.
 */
export async function append(pool: Pool, entry: LedgerEntry, epochs: Epochs): Promise<AppendResult> {
  for (let attempt = 1; ; attempt++) {
    const { rowCount } = await pool.query({ name: 'append', text: APPEND, values: toValues(entry, epochs) });
    if (rowCount === 1) return 'appended';
    const known = await pool.query<{ person_key: string; version: bigint }>(
      'SELECT person_key, version FROM ledger WHERE kind = $1 AND subject_id = $2',
      [entry.kind, entry.subjectId],
    );
    const row = known.rows[0];
    if (row) return entry.kind !== 'permit' || Number(row.version) === entry.version ? 'known' : 'conflict';
    const heads = await readHeads(pool, entry);
    if (!heads.clockAgrees) return 'clock_unsafe';
    if (attempt === IN_FLIGHT_TRIES || !mayStillFollow(heads.rows, entry, epochs)) return 'conflict';
    await delay(IN_FLIGHT_WAIT_MS);
  }
}

/**
 * Decisions are by Redis' time; a Postgres of another time tells that one of them is wrong. Facts that others report
 * (outcomes, restrictions) carry their observers' time and are taken at any.
 */
const CLOCK_AGREES = (decidedAt: string) =>
  `(${decidedAt}::timestamptz IS NULL OR abs(extract(epoch FROM clock_timestamp() - ${decidedAt}::timestamptz)) * 1000 <= ${CLOCK_UNSAFE_MS})`;

/** Both heads move, or neither: `held` locks those that are where the decision left them. */
const APPEND = `
  WITH held AS (
    SELECT key FROM heads
    WHERE (key = 'person:' || $4 AND epoch = $20 AND version = $5::bigint - 1)
       OR (key = 'channel:' || $10 AND epoch = $21 AND version = $14::bigint - 1)
    FOR UPDATE
  ), agreed AS (
    SELECT count(*) = CASE WHEN $14::bigint IS NULL THEN 1 ELSE 2 END AND ${CLOCK_AGREES('$23')} AS complete FROM held
  ), moved AS (
    UPDATE heads SET version = CASE WHEN key LIKE 'person:%' THEN $5::bigint ELSE $14::bigint END
    WHERE key IN (SELECT key FROM held) AND (SELECT complete FROM agreed)
  )
  INSERT INTO ledger (id, team_id, account_id, person_key, version, kind, subject_id, decided_at, holder,
    channel_key, action, target_key, latest_at, channel_version, pause_ms, outcome, counted_at, restriction, until,
    fencing_token)
  SELECT $1, $2, $3, $4, $5::bigint, $6, $7, $8::timestamptz, $9, $10, $11, $12, $13::timestamptz, $14::bigint,
    $15::integer, $16, $17::timestamptz, $18, $19::timestamptz, $22::bigint
  FROM agreed WHERE complete
  ON CONFLICT (kind, subject_id) DO NOTHING`;

function toValues(entry: LedgerEntry, epochs: Epochs): unknown[] {
  const permit = entry.kind === 'permit' ? entry : null;
  const outcome = entry.kind === 'outcome' ? entry : null;
  const restriction = entry.kind === 'restriction' ? entry : null;
  return [
    newId(),
    entry.teamId,
    entry.accountId,
    entry.personKey,
    entry.version,
    entry.kind,
    entry.subjectId,
    toTimestamp(entry.decidedAt),
    entry.kind === 'lease' ? entry.holder : null,
    permit?.channelKey ?? null,
    permit?.action ?? null,
    permit?.targetKey ?? null,
    toTimestamp(permit?.latestAt),
    permit?.channelVersion ?? null,
    permit?.pauseMs ?? null,
    outcome?.outcome ?? null,
    toTimestamp(outcome?.countedAt),
    entry.kind === 'restriction' || entry.kind === 'lift' ? entry.restriction : null,
    toTimestamp(restriction?.until),
    epochs.person,
    epochs.channel,
    permit?.fencingToken ?? null,
    decisionTime(entry),
  ];
}

/** When Redis decided, as Postgres has it; null for what was not decided but reported. */
const decisionTime = (entry: LedgerEntry) =>
  entry.kind === 'lease' || entry.kind === 'permit' ? new Date(toPostgresTime(entry.decidedAt)) : null;

const toTimestamp = (ms: number | null | undefined) =>
  ms === null || ms === undefined ? null : new Date(ms);

/** Whether the ledger has an entry of this kind about this lease, permit or report. */
export async function isRecorded(pool: Pool, kind: LedgerEntry['kind'], subjectId: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM ledger WHERE kind = $1 AND subject_id = $2', [
    kind,
    subjectId,
  ]);
  return rowCount === 1;
}

type HeadRow = { key: string; epoch: number; version: bigint };

async function readHeads(pool: Pool, entry: LedgerEntry): Promise<{ clockAgrees: boolean; rows: HeadRow[] }> {
  const channel = entry.kind === 'permit' ? entry.channelKey : null;
  const { rows } = await pool.query<HeadRow & { agrees: boolean }>(
    `SELECT key, epoch, version, ${CLOCK_AGREES('$2')} AS agrees FROM heads WHERE key = ANY($1)`,
    [[`person:${entry.personKey}`, `channel:${channel ?? ''}`], decisionTime(entry)],
  );
  return { clockAgrees: rows.every(row => row.agrees), rows };
}

/** Whether the decisions before this one can still arrive: no head has passed it, and no epoch has ended. */
function mayStillFollow(heads: readonly HeadRow[], entry: LedgerEntry, epochs: Epochs): boolean {
  return heads.every(head =>
    head.key.startsWith('person:')
      ? head.epoch === epochs.person && Number(head.version) < entry.version
      : head.epoch === epochs.channel &&
        Number(head.version) < (entry.kind === 'permit' ? (entry.channelVersion ?? 0) : 0),
  );
}
