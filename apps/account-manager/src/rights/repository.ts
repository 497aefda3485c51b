import type { Pool } from '@muster/service-kit';

/** What integration said about an account's right to invite into a channel, and when that was, in ms. */
export type KnownRight = { mayInvite: boolean; checkedAt: number };

export type RightKey = { accountId: string; teamId: string; channelKey: string };

/** The right of an account in a channel, if integration was ever asked. */
export async function findRight(
  pool: Pool,
  { accountId, channelKey }: RightKey,
): Promise<KnownRight | undefined> {
  const { rows } = await pool.query<{ may_invite: boolean; checked_at: Date }>({
    name: 'find right',
    text: 'SELECT may_invite, checked_at FROM invite_rights WHERE account_id = $1 AND channel_key = $2',
    values: [accountId, channelKey],
  });
  const [row] = rows;
  return row && { mayInvite: row.may_invite, checkedAt: row.checked_at.getTime() };
}

/** Remembers a right; an older answer never replaces a newer one. */
export async function saveRight(
  pool: Pool,
  { accountId, teamId, channelKey }: RightKey,
  { mayInvite, checkedAt }: KnownRight,
): Promise<void> {
  await pool.query({
    name: 'save-right',
    text: `INSERT INTO invite_rights (account_id, team_id, channel_key, may_invite, checked_at)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (account_id, channel_key) DO UPDATE
        SET may_invite = excluded.may_invite, checked_at = excluded.checked_at
        WHERE invite_rights.checked_at <= excluded.checked_at`,
    values: [accountId, teamId, channelKey, mayInvite, new Date(checkedAt)],
  });
}
