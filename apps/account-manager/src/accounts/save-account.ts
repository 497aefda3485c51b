import type { Pool } from '@muster/service-kit';

export type ConnectedAccount = {
  id: string;
  teamId: string;
  platform: string;
  personKey: string;
  connectedAt: string;
};

/**
 * Makes an account known, and its person from this moment on; repeated and older reports change nothing. A session
 * that was lost is found again by a newer connection, and a person's earlier accounts, in whatever team, are over.
 */
export async function saveAccount(pool: Pool, account: ConnectedAccount): Promise<void> {
  const { id, teamId, platform, personKey, connectedAt } = account;
  await pool.query('SELECT connect_account($1, $2, $3, $4, $5)', [
    id,
    teamId,
    platform,
    personKey,
    connectedAt,
  ]);
}
