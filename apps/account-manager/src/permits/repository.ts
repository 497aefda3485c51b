import type { Pool } from '@muster/service-kit';

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

export async function findPermit(pool: Pool, permitId: string): Promise<GrantedPermit | null> {
  const { rows } = await pool.query<{
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
  }>({
    name: 'find permit',
    text: `SELECT team_id, account_id, person_key, version, action, channel_key, channel_version, to_stranger,
             target_key, decided_at, latest_at, pause_ms, fencing_token
           FROM ledger WHERE kind = 'permit' AND subject_id = $1`,
    values: [permitId],
  });
  const row = rows[0];
  return row
    ? {
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
      }
    : null;
}
