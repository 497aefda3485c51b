import type { Pool } from '@muster/service-kit';

/** A permit as it was granted. Times in ms. */
export type GrantedPermit = {
  permitId: string;
  teamId: string;
  accountId: string;
  personKey: string;
  action: string;
  channelKey: string | null;
  decidedAt: number;
  latestAt: number;
  pauseMs: number;
};

export async function findPermit(pool: Pool, permitId: string): Promise<GrantedPermit | null> {
  const { rows } = await pool.query<{
    team_id: string;
    account_id: string;
    person_key: string;
    action: string;
    channel_key: string | null;
    decided_at: Date;
    latest_at: Date;
    pause_ms: number;
  }>(
    `SELECT team_id, account_id, person_key, action, channel_key, decided_at, latest_at, pause_ms
     FROM ledger WHERE kind = 'permit' AND subject_id = $1`,
    [permitId],
  );
  const row = rows[0];
  return row
    ? {
        permitId,
        teamId: row.team_id,
        accountId: row.account_id,
        personKey: row.person_key,
        action: row.action,
        channelKey: row.channel_key,
        decidedAt: row.decided_at.getTime(),
        latestAt: row.latest_at.getTime(),
        pauseMs: row.pause_ms,
      }
    : null;
}
