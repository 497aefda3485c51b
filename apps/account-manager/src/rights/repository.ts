import type { Pool } from '@muster/service-kit';
import { readTogether } from '../ledger/read-together.ts';

/** What integration said about an account's right to invite into a channel, and when that was, in ms. */
export type KnownRight = { mayInvite: boolean; checkedAt: number };

export type RightKey = { accountId: string; teamId: string; channelKey: string };

/** The right of an account in a channel; null if integration was never asked. */
export const findRight = readTogether(
  async (pool, keys: readonly Omit<RightKey, 'teamId'>[]): Promise<(KnownRight | null)[]> => {
    const { rows } = await pool.query<{ may_invite: boolean; checked_at: Date } | { may_invite: null }>({
      name: 'find rights',
      text: `
        SELECT known.may_invite, known.checked_at
        FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS asked (account_id, channel_key, place)
        LEFT JOIN invite_rights known USING (account_id, channel_key)
        ORDER BY place`,
      values: [keys.map(({ accountId }) => accountId), keys.map(({ channelKey }) => channelKey)],
    });
    return rows.map(row =>
      row.may_invite === null ? null : { mayInvite: row.may_invite, checkedAt: row.checked_at.getTime() },
    );
  },
);

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
