import { clock, type Pool } from '@muster/service-kit';

/** Where a person or channel stands in the ledger, as a new epoch begins, and when that was by Postgres in ms. */
export type Head = { epoch: number; version: number; errorScore: number; postgresNow: number };

export type LedgerPermit = {
  permitId: string;
  action: string;
  channelKey: string | null;
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
  const { rows } = await pool.query<{ epoch: number; version: bigint; error_score: number; now: Date }>({
    name: 'begin epoch',
    text: `
      INSERT INTO heads (key, epoch, first_seen_at) VALUES ($1, 1, $2)
      ON CONFLICT (key) DO UPDATE SET epoch = heads.epoch + 1
      RETURNING epoch, version, error_score, clock_timestamp() AS now`,
    values: [key, new Date(clock.now())],
  });
  const head = rows[0];
  if (!head) throw new Error(`no head of ${key}`);
  return {
    epoch: head.epoch,
    version: Number(head.version),
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
  outcome: string | null;
  counted_at: Date | null;
};

const PERMITS = `
  SELECT permit.subject_id, permit.action, permit.channel_key, permit.to_stranger, permit.version,
    permit.channel_version, permit.decided_at, permit.latest_at, permit.pause_ms, permit.fencing_token,
    permit.target_key, outcome.outcome, outcome.counted_at
  FROM ledger permit
  LEFT JOIN ledger outcome ON outcome.kind = 'outcome' AND outcome.subject_id = permit.subject_id
  WHERE permit.kind = 'permit'`;

/** The permits of a person that were decided after a moment in ms, oldest first. */
export async function recentPermits(pool: Pool, personKey: string, after: number): Promise<LedgerPermit[]> {
  const { rows } = await pool.query<PermitRow>({
    name: 'recent permits',
    text: `${PERMITS} AND permit.person_key = $1 AND permit.decided_at > $2 ORDER BY permit.version`,
    values: [personKey, new Date(after)],
  });
  return rows.map(toPermit);
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

/** The newest lease of a person, unless it was given back. */
export async function openLease(pool: Pool, personKey: string) {
  const { rows } = await pool.query<{
    subject_id: string;
    account_id: string;
    holder: string;
    purpose: string | null;
    version: bigint;
    decided_at: Date;
    released: boolean;
  }>({
    name: 'open lease',
    text: `
      SELECT lease.subject_id, lease.account_id, lease.holder, lease.purpose, lease.version, lease.decided_at,
        EXISTS (SELECT FROM ledger WHERE kind = 'release' AND subject_id = lease.subject_id) AS released
      FROM ledger lease WHERE lease.kind = 'lease' AND lease.person_key = $1
      ORDER BY lease.version DESC LIMIT 1`,
    values: [personKey],
  });
  const row = rows[0];
  if (!row || row.released) return null;
  return {
    leaseId: row.subject_id,
    accountId: row.account_id,
    holder: row.holder,
    purpose: row.purpose,
    fencingToken: Number(row.version),
    since: row.decided_at.getTime(),
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
  const { rows } = await pool.query<PermitRow>({
    name: 'newest channel permits',
    text: `
      ${PERMITS} AND permit.channel_key = $1 AND permit.channel_version IS NOT NULL
      ORDER BY permit.channel_version DESC LIMIT 20`,
    values: [channelKey],
  });
  return rows.map(toPermit);
}

function toPermit(row: PermitRow): LedgerPermit {
  return {
    permitId: row.subject_id,
    action: row.action,
    channelKey: row.channel_key,
    toStranger: row.to_stranger,
    version: Number(row.version),
    channelVersion: row.channel_version === null ? null : Number(row.channel_version),
    decidedAt: row.decided_at.getTime(),
    latestAt: row.latest_at.getTime(),
    pauseMs: row.pause_ms,
    fencingToken: Number(row.fencing_token),
    targetKey: row.target_key,
    outcome: row.outcome,
    countedAt: row.counted_at?.getTime() ?? null,
  };
}
