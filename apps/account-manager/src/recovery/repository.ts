import { clock, type Pool } from '@muster/service-kit';
import { DAY_MS } from '../limits/table.ts';

/** Where a person or channel stands in the ledger, as a new epoch begins, and when that was by Postgres in ms. */
export type Head = { epoch: number; version: number; postgresNow: number };

export type LedgerPermit = {
  permitId: string;
  action: string;
  channelKey: string | null;
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
  const { rows } = await pool.query<{ epoch: number; version: bigint; now: Date }>(
    `INSERT INTO heads (key, epoch, first_seen_at) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET epoch = heads.epoch + 1
     RETURNING epoch, version, clock_timestamp() AS now`,
    [key, new Date(clock.now())],
  );
  const head = rows[0];
  if (!head) throw new Error(`no head of ${key}`);
  return { epoch: head.epoch, version: Number(head.version), postgresNow: head.now.getTime() };
}

type PermitRow = {
  subject_id: string;
  action: string;
  channel_key: string | null;
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
  SELECT permit.subject_id, permit.action, permit.channel_key, permit.version, permit.channel_version,
    permit.decided_at, permit.latest_at, permit.pause_ms, permit.fencing_token, permit.target_key, outcome.outcome, outcome.counted_at
  FROM ledger permit
  LEFT JOIN ledger outcome ON outcome.kind = 'outcome' AND outcome.subject_id = permit.subject_id
  WHERE permit.kind = 'permit'`;

/** The permits of a person that can still count in a window, oldest first. */
export async function recentPermits(pool: Pool, personKey: string, now: number): Promise<LedgerPermit[]> {
  const { rows } = await pool.query<PermitRow>(
    `${PERMITS} AND permit.person_key = $1 AND permit.decided_at > $2 ORDER BY permit.version`,
    // A permit counts later than it was decided, never earlier.
    [personKey, new Date(now - DAY_MS - 60_000)],
  );
  return rows.map(toPermit);
}

/** How many permits of a person were ever used for each channel. */
export async function lifetimeCounts(pool: Pool, personKey: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ channel_key: string; used: bigint }>(
    `SELECT permit.channel_key, count(*) AS used
     FROM ledger permit
     LEFT JOIN ledger outcome ON outcome.kind = 'outcome' AND outcome.subject_id = permit.subject_id
     WHERE permit.kind = 'permit' AND permit.person_key = $1 AND permit.channel_key IS NOT NULL
       AND outcome.outcome IS DISTINCT FROM 'refunded'
     GROUP BY permit.channel_key`,
    [personKey],
  );
  return new Map(rows.map(row => [row.channel_key, Number(row.used)]));
}

/** The newest lease of a person, unless it was given back. */
export async function openLease(pool: Pool, personKey: string) {
  const { rows } = await pool.query<{
    subject_id: string;
    account_id: string;
    holder: string;
    version: bigint;
    decided_at: Date;
    released: boolean;
  }>(
    `SELECT lease.subject_id, lease.account_id, lease.holder, lease.version, lease.decided_at,
       EXISTS (SELECT FROM ledger WHERE kind = 'release' AND subject_id = lease.subject_id) AS released
     FROM ledger lease WHERE lease.kind = 'lease' AND lease.person_key = $1
     ORDER BY lease.version DESC LIMIT 1`,
    [personKey],
  );
  const row = rows[0];
  if (!row || row.released) return null;
  return {
    leaseId: row.subject_id,
    accountId: row.account_id,
    holder: row.holder,
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

/** The restrictions a person is under, at most one of each kind. */
export async function presentRestrictions(
  pool: Pool,
  personKey: string,
  now: number,
): Promise<PresentRestriction[]> {
  const { rows } = await pool.query<{
    kind: string;
    since: Date;
    until: Date | null;
    mandated_until: Date | null;
  }>(
    `SELECT kind, since, until, mandated_until FROM restrictions
     WHERE person_key = $1 AND (until IS NULL OR until > $2)`,
    [personKey, new Date(now)],
  );
  return rows.map(row => ({
    kind: row.kind,
    since: row.since.getTime(),
    until: row.until?.getTime() ?? null,
    mandatedUntil: row.mandated_until?.getTime() ?? null,
  }));
}

/** The newest permits into a channel, newest first: those that can still hold others back. */
export async function newestChannelPermits(pool: Pool, channelKey: string): Promise<LedgerPermit[]> {
  const { rows } = await pool.query<PermitRow>(
    `${PERMITS} AND permit.channel_key = $1 AND permit.channel_version IS NOT NULL
     ORDER BY permit.channel_version DESC LIMIT 20`,
    [channelKey],
  );
  return rows.map(toPermit);
}

function toPermit(row: PermitRow): LedgerPermit {
  return {
    permitId: row.subject_id,
    action: row.action,
    channelKey: row.channel_key,
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
