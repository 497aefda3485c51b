import { clock, type Pool } from '@muster/service-kit';
import type { Position } from '../ledger/entry.ts';
import { LOCK_TIMEOUT } from '../ledger/write-statement.ts';
import { CLOCK_UNSAFE_MS } from '../time/process-time.ts';

/** Where a person or channel stands in the ledger, as a new epoch begins, and when that was by Postgres in ms. */
export type Head = Position & { errorScore: number; postgresNow: number };

export type LedgerPermit = {
  permitId: string;
  action: string;
  channelKey: string | null;
  /** The channel of an invite, which is paced and counted by channel. */
  invitedInto: string | null;
  toStranger: boolean;
  version: number;
  channelVersion: number | null;
  decidedAt: number;
  latestAt: number;
  pauseMs: number;
  fencingToken: number;
  targetKey: string;
  outcome: string | null;
  countedAt: number | null;
};

/**
 * Begins a new epoch of a person or channel: decisions of older ones can no longer enter the ledger, and so what is
 * read after this is all there is.
 * @param key `person:<key>` or `channel:<key>`
 */
export async function beginEpoch(pool: Pool, key: string): Promise<Head> {
  const { rows } = await pool.query<{
    epoch: number;
    version: bigint;
    last: string | null;
    error_score: number;
    now: Date;
  }>({
    name: 'begin epoch',
    text: `
      INSERT INTO heads (key, epoch, first_seen_at)
      SELECT $1, 1, $2 WHERE set_config('lock_timeout', '${LOCK_TIMEOUT}', true) IS NOT NULL
      ON CONFLICT (key) DO UPDATE SET epoch = heads.epoch + 1
      RETURNING epoch, version, last, error_score, clock_timestamp() AS now`,
    values: [key, new Date(clock.now())],
  });
  const head = rows[0];
  if (!head) throw new Error(`no head of ${key}`);
  return {
    epoch: head.epoch,
    version: Number(head.version),
    last: head.last ?? '',
    errorScore: head.error_score,
    postgresNow: head.now.getTime(),
  };
}

type PermitRow = {
  subject_id: string;
  action: string;
  channel_key: string | null;
  to_stranger: boolean;
  version: bigint;
  channel_version: bigint | null;
  decided_at: Date;
  latest_at: Date;
  pause_ms: number;
  fencing_token: bigint;
  target_key: string;
};

type OutcomeRow = { subject_id: string; outcome: string | null; counted_at: Date | null };

const PERMIT_COLUMNS = `subject_id, action, channel_key, to_stranger, version, channel_version, decided_at, latest_at,
  pause_ms, fencing_token, target_key`;

/**
 * The permits of a person that were decided after a moment in ms, oldest first. An outcome comes after its permit, so
 * both are found by the time; read side by side they take a fraction of what a join takes.
 */
export async function recentPermits(pool: Pool, personKey: string, after: number): Promise<LedgerPermit[]> {
  const [permits, outcomes] = await Promise.all([
    pool.query<PermitRow>({
      name: 'recent permits',
      text: `
        SELECT ${PERMIT_COLUMNS} FROM ledger
        WHERE person_key = $1 AND kind = 'permit' AND decided_at > $2 ORDER BY version`,
      values: [personKey, new Date(after)],
    }),
    pool.query<OutcomeRow>({
      name: 'recent outcomes',
      text: `
        SELECT subject_id, outcome, counted_at FROM ledger
        WHERE person_key = $1 AND kind = 'outcome' AND decided_at > $2`,
      // By this process' clock, which may be behind the one that decided the permit.
      values: [personKey, new Date(after - CLOCK_UNSAFE_MS)],
    }),
  ]);
  const outcomeOf = new Map(outcomes.rows.map(row => [row.subject_id, row]));
  return permits.rows.map(row => toPermit(row, outcomeOf.get(row.subject_id)));
}

/** How many permits of a person were ever used for each channel, by all teams. */
export async function lifetimeCounts(pool: Pool, personKey: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ channel_key: string; used: bigint }>({
    name: 'lifetime counts',
    text: `
      SELECT channel_key, sum(used) AS used FROM lifetime_counts
      WHERE person_key = $1 GROUP BY channel_key HAVING sum(used) > 0`,
    values: [personKey],
  });
  return new Map(rows.map(row => [row.channel_key, Number(row.used)]));
}

/** The newest lease of a person, and whether it was given back. */
export async function newestLease(pool: Pool, personKey: string) {
  const { rows } = await pool.query<{
    subject_id: string;
    account_id: string;
    holder: string;
    purpose: string | null;
    version: bigint;
    decided_at: Date;
    released: boolean;
  }>({
    name: 'newest lease',
    text: `
      WITH newest AS (
        SELECT * FROM ledger WHERE kind = 'lease' AND person_key = $1 ORDER BY version DESC LIMIT 1
      )
      SELECT newest.*, release.subject_id IS NOT NULL AS released
      FROM newest LEFT JOIN ledger release ON release.kind = 'release' AND release.subject_id = newest.subject_id`,
    values: [personKey],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    leaseId: row.subject_id,
    accountId: row.account_id,
    holder: row.holder,
    // Kept for the list of who uses what; leases from before it was are over by now.
    purpose: row.purpose ?? 'parse',
    fencingToken: Number(row.version),
    since: row.decided_at.getTime(),
    released: row.released,
  };
}

export type PresentRestriction = {
  kind: string;
  since: number;
  until: number | null;
  mandatedUntil: number | null;
};

/** The restrictions a person is under that last beyond a moment in ms, at most one of each kind. */
export async function presentRestrictions(
  pool: Pool,
  personKey: string,
  beyond: number,
): Promise<PresentRestriction[]> {
  const { rows } = await pool.query<{
    kind: string;
    since: Date;
    until: Date | null;
    mandated_until: Date | null;
  }>({
    name: 'present restrictions',
    text: `
      SELECT kind, since, until, mandated_until FROM restrictions
      WHERE person_key = $1 AND (until IS NULL OR until > $2)`,
    values: [personKey, new Date(beyond)],
  });
  return rows.map(row => ({
    kind: row.kind,
    since: row.since.getTime(),
    until: row.until?.getTime() ?? null,
    mandatedUntil: row.mandated_until?.getTime() ?? null,
  }));
}

/** The newest permits into a channel, newest first: those that can still hold others back. */
export async function newestChannelPermits(pool: Pool, channelKey: string): Promise<LedgerPermit[]> {
  const { rows } = await pool.query<PermitRow & OutcomeRow>({
    name: 'newest channel permits',
    text: `
      WITH newest AS (
        SELECT ${PERMIT_COLUMNS} FROM ledger WHERE channel_key = $1 AND channel_version IS NOT NULL
        ORDER BY channel_version DESC LIMIT 20
      )
      SELECT newest.*, outcome.outcome, outcome.counted_at
      FROM newest LEFT JOIN ledger outcome ON outcome.kind = 'outcome' AND outcome.subject_id = newest.subject_id
      ORDER BY channel_version DESC`,
    values: [channelKey],
  });
  return rows.map(row => toPermit(row, row));
}

function toPermit(row: PermitRow, outcome: OutcomeRow | undefined): LedgerPermit {
  return {
    permitId: row.subject_id,
    action: row.action,
    channelKey: row.channel_key,
    invitedInto: row.channel_version === null ? null : row.channel_key,
    toStranger: row.to_stranger,
    version: Number(row.version),
    channelVersion: row.channel_version === null ? null : Number(row.channel_version),
    decidedAt: row.decided_at.getTime(),
    latestAt: row.latest_at.getTime(),
    pauseMs: row.pause_ms,
    fencingToken: Number(row.fencing_token),
    targetKey: row.target_key,
    outcome: outcome?.outcome ?? null,
    countedAt: outcome?.counted_at?.getTime() ?? null,
  };
}
