import { together } from '../ledger/together.ts';

/** What integration said about an account's right to invite into a channel, and when that was, in ms. */
export type KnownRight = { mayInvite: boolean; checkedAt: number };

export type RightKey = { accountId: string; teamId: string; channelKey: string };

/** The right of an account in a channel; null if integration was never asked. Planned once, as in read-heads.ts. */
export const findRight = together(
  async (pool, keys: readonly Omit<RightKey, 'teamId'>[]): Promise<(KnownRight | null)[]> => {
    const { rows } = await pool.query<{ may_invite: boolean; checked_at: Date } | { may_invite: null }>({
      name: 'find rights',
      text: `
        SELECT known.may_invite, known.checked_at
        FROM unnest((SELECT $1::uuid[]), (SELECT $2::text[])) WITH ORDINALITY AS asked (account_id, channel_key, place)
        LEFT JOIN invite_rights known USING (account_id, channel_key)
        ORDER BY place`,
      values: [keys.map(({ accountId }) => accountId), keys.map(({ channelKey }) => channelKey)],
    });
    return rows.map(row =>
      row.may_invite === null ? null : { mayInvite: row.may_invite, checkedAt: row.checked_at.getTime() },
    );
  },
);

type HeardRight = { key: RightKey; right: KnownRight };

/**
 * Remembers a right; an older answer never replaces a newer one. In the order of their keys, or replicas could wait for each
 * other. Resolves to when it was heard.
 */
export const saveRight = together(
  async (pool, heard: readonly HeardRight[]): Promise<number[]> => {
    await pool.query({
      name: 'save rights',
      text: `
        INSERT INTO invite_rights (account_id, channel_key, team_id, may_invite, checked_at)
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::boolean[], $5::timestamptz[])
          AS heard (account_id, channel_key, team_id, may_invite, checked_at)
        ORDER BY account_id, channel_key
        ON CONFLICT (account_id, channel_key) DO UPDATE
          SET may_invite = excluded.may_invite, checked_at = excluded.checked_at
          WHERE invite_rights.checked_at <= excluded.checked_at`,
      values: [
        heard.map(({ key }) => key.accountId),
        heard.map(({ key }) => key.channelKey),
        heard.map(({ key }) => key.teamId),
        heard.map(({ right }) => right.mayInvite),
        heard.map(({ right }) => new Date(right.checkedAt)),
      ],
    });
    return heard.map(({ right }) => right.checkedAt);
  },
  ({ key }) => [`${key.accountId} ${key.channelKey}`],
);
