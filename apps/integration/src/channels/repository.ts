import { ChatKind, ChatRights } from '@muster/contracts';
import type { Pool } from '@muster/service-kit';
import { z } from 'zod';
import type { ChannelsCursor } from './cursor.ts';

type Owner = { id: string; teamId: string };

const Row = z.object({
  key: z.string(),
  kind: ChatKind,
  title: z.string(),
  sortTitle: z.string(),
  username: z.string().nullable(),
  memberCount: z.number(),
  role: ChatRights.shape.role,
  permissions: z.array(z.string()),
  mayInvite: z.boolean(),
  checkedAt: z.date(),
});
export type ChannelRow = z.infer<typeof Row>;

const Counts = z.object({ total: z.number(), mayInvite: z.number() });

export type ChannelStore = ReturnType<typeof channelStore>;

/** The groups and channels an account is in, among all that it has met. */
export function channelStore(pool: Pool) {
  return {
    /** In the order of the list: where it may invite first, then by title. */
    async page({ id, teamId }: Owner, after: ChannelsCursor | null, take: number): Promise<ChannelRow[]> {
      const { rows } = await pool.query(
        `SELECT COALESCE(channel_key, chat_key) AS key, kind, title, lower(title) AS "sortTitle", username,
                member_count AS "memberCount", role, permissions, may_invite AS "mayInvite",
                checked_at AS "checkedAt"
         FROM chat_peers LEFT JOIN canonical_keys USING (chat_key)
         WHERE account_id = $1 AND chat_peers.team_id = $2 AND role <> 'outsider'
           AND ($3::boolean IS NULL OR (NOT may_invite, lower(title), chat_key) > (NOT $3, $4, $5))
         ORDER BY NOT may_invite, lower(title), chat_key LIMIT $6`,
        [id, teamId, after?.mayInvite ?? null, after?.sortTitle ?? '', after?.key ?? '', take],
      );
      return rows.map(row => Row.parse(row));
    },

    async count({ id, teamId }: Owner): Promise<z.infer<typeof Counts>> {
      const { rows } = await pool.query(
        `SELECT count(*)::int AS total, (count(*) FILTER (WHERE may_invite))::int AS "mayInvite"
         FROM chat_peers WHERE account_id = $1 AND team_id = $2 AND role <> 'outsider'`,
        [id, teamId],
      );
      return Counts.parse(rows[0]);
    },

    /**
     * Notes that an account is in no other chats than those heard of since a moment: its whole list was read. In the
     * order in which chats are remembered, so that neither waits for the other for ever.
     */
    async leaveOthers({ id, teamId }: Owner, since: Date): Promise<void> {
      await pool.query(
        `UPDATE chat_peers SET role = 'outsider', permissions = '{}', may_invite = false
         WHERE account_id = $1 AND chat_key IN (
           SELECT chat_key FROM chat_peers
           WHERE account_id = $1 AND team_id = $2 AND role <> 'outsider' AND checked_at < $3
           ORDER BY chat_key FOR UPDATE)`,
        [id, teamId, since],
      );
    },
  };
}
