import type { Pool } from '@muster/service-kit';
import type { Migration } from './read-migrations.ts';

export type KeyStore = ReturnType<typeof keyStore>;

/**
 * Under which key each chat is counted, the same for every account and team, or a group would begin anew as a
 * supergroup. A supergroup's key is that of the group it was, unless it was given out before anybody knew of the
 * group; and what was given out once stands, as counts are kept under it.
 */
export function keyStore(pool: Pool) {
  return {
    /** Decides under which key a chat is counted, unless that is decided: its own. Answers what stands. */
    async decide({ teamId }: { teamId: string }, chatKey: string, at: Date): Promise<string> {
      await pool.query(
        `INSERT INTO canonical_keys (chat_key, channel_key, team_id, learned_at) VALUES ($1, $1, $2, $3)
         ON CONFLICT (chat_key) DO NOTHING`,
        [chatKey, teamId, at],
      );
      const { rows } = await pool.query<{ channel_key: string }>(
        'SELECT channel_key FROM canonical_keys WHERE chat_key = $1',
        [chatKey],
      );
      if (!rows[0]) throw new Error('a canonical key is gone');
      return rows[0].channel_key;
    },

    /** Has each group and the supergroup it became share one key: the supergroup's if it has one, else the group's. */
    async join({ teamId }: { teamId: string }, migrations: readonly Migration[], at: Date): Promise<void> {
      const moves = [migrations.map(({ group }) => group), migrations.map(({ supergroup }) => supergroup)];
      await pool.query(
        `INSERT INTO canonical_keys (chat_key, channel_key, team_id, learned_at)
         SELECT DISTINCT supergroup, "group", $3::uuid, $4::timestamptz
         FROM unnest($1::text[], $2::text[]) AS move ("group", supergroup) ORDER BY supergroup
         ON CONFLICT (chat_key) DO NOTHING`,
        [...moves, teamId, at],
      );
      await pool.query(
        `INSERT INTO canonical_keys (chat_key, channel_key, team_id, learned_at)
         SELECT DISTINCT "group", channel_key, $3::uuid, $4::timestamptz
         FROM unnest($1::text[], $2::text[]) AS move ("group", supergroup)
         JOIN canonical_keys ON chat_key = supergroup ORDER BY "group"
         ON CONFLICT (chat_key) DO UPDATE SET channel_key = EXCLUDED.channel_key
         WHERE canonical_keys.channel_key <> EXCLUDED.channel_key`,
        [...moves, teamId, at],
      );
    },
  };
}
