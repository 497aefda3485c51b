import { together } from '../ledger/together.ts';

/** A permit as it was granted. Times in ms. */
export type GrantedPermit = {
  permitId: string;
  teamId: string;
  accountId: string;
  personKey: string;
  version: number;
  action: string;
  channelKey: string | null;
  /** The channel of an invite, which is paced and counted by channel. */
  invitedInto: string | null;
  toStranger: boolean;
  targetKey: string;
  decidedAt: number;
  latestAt: number;
  pauseMs: number;
  fencingToken: number;
};

/** `settled`: its outcome is recorded, or its month is closed and what it counted is in the totals. */
export type FoundPermit = { status: 'settled' } | { status: 'open'; permit: GrantedPermit };

type PermitRow = {
  team_id: string;
  account_id: string;
  person_key: string;
  version: bigint;
  action: string;
  channel_key: string | null;
  channel_version: bigint | null;
  to_stranger: boolean;
  target_key: string;
  decided_at: Date;
  latest_at: Date;
  pause_ms: number;
  fencing_token: bigint;
};

/**
 * What the ledger says of a permit; null when nobody was ever given it. The limits hold Postgres to a look into the
 * index for each: of a month that has just begun it knows nothing yet, and would rather read all of it once.
 */
export const findPermit = together(
  async (pool, permitIds: readonly string[]): Promise<(FoundPermit | null)[]> => {
    const { rows } = await pool.query<{ settled: boolean } & (PermitRow | { account_id: null })>({
      name: 'find permits',
      text: `
        SELECT outcome.subject_id IS NOT NULL OR permit_id < first_id_at(horizon.closed_before) AS settled,
          permit.team_id, permit.account_id, permit.person_key, permit.version, permit.action, permit.channel_key,
          permit.channel_version, permit.to_stranger, permit.target_key, permit.decided_at, permit.latest_at,
          permit.pause_ms, permit.fencing_token
        FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (permit_id, place)
        CROSS JOIN ledger_horizon horizon
        LEFT JOIN LATERAL (
          SELECT * FROM ledger WHERE kind = 'permit' AND subject_id = permit_id LIMIT 1
        ) AS permit ON true
        LEFT JOIN LATERAL (
          SELECT subject_id FROM ledger WHERE kind = 'outcome' AND subject_id = permit_id LIMIT 1
        ) AS outcome ON true
        ORDER BY place`,
      values: [permitIds],
    });
    return permitIds.map((permitId, i) => {
      const row = rows[i];
      if (row?.settled) return { status: 'settled' };
      return row && row.account_id !== null ? { status: 'open', permit: toPermit(permitId, row) } : null;
    });
  },
);

const toPermit = (permitId: string, row: PermitRow): GrantedPermit => ({
  permitId,
  teamId: row.team_id,
  accountId: row.account_id,
  personKey: row.person_key,
  version: Number(row.version),
  action: row.action,
  channelKey: row.channel_key,
  invitedInto: row.channel_version === null ? null : row.channel_key,
  toStranger: row.to_stranger,
  targetKey: row.target_key,
  decidedAt: row.decided_at.getTime(),
  latestAt: row.latest_at.getTime(),
  pauseMs: row.pause_ms,
  fencingToken: Number(row.fencing_token),
});
