import { ChatKind, ChatRights } from '@muster/contracts';
import type { Pool } from '@muster/service-kit';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { ownKey } from './channel-key.ts';
import type { Migration } from './read-migrations.ts';

/** What an account learned of a person in one place; at least one of the two ways to address them. */
export type Sighting = {
  platformUserId: bigint;
  accessHash: bigint | null;
  /** The chat in which they were seen, and a message of theirs there. */
  seenIn: string | null;
  messageId: number | null;
};

/** How an account addresses a person: by an access hash or, where Telegram gave none, by a message of theirs. */
export type PersonPeer = { platformUserId: bigint } & (
  | { accessHash: bigint }
  | { accessHash: null; chat: ChatAddress; messageId: number }
);

/** How an account addresses a chat. */
export type ChatAddress = {
  kind: z.infer<typeof ChatKind>;
  platformChatId: bigint;
  /** Null for a basic group, which needs none. */
  accessHash: bigint | null;
};

/** A chat as an account addresses it, and what the account is and may do there. */
export type ChatPeer = ChatAddress & {
  title: string;
  username: string | null;
  /** 0 where Telegram did not say. */
  memberCount: number;
  role: ChatRights['role'];
  permissions: string[];
  mayInvite: boolean;
};

/** A chat with its canonical key, under which it is counted. */
export type MetChat = ChatPeer & { key: string };

type Owner = { id: string; teamId: string };

export type PeerStore = ReturnType<typeof peerStore>;

const KnownChat = z.object({
  key: z.string(),
  kind: ChatKind,
  platformChatId: z.bigint(),
  accessHash: z.bigint().nullable(),
  title: z.string(),
  username: z.string().nullable(),
  memberCount: z.number(),
  role: ChatRights.shape.role,
  permissions: z.array(z.string()),
  mayInvite: z.boolean(),
  checkedAt: z.date(),
});
export type KnownChatPeer = z.infer<typeof KnownChat>;

const KNOWN_CHAT = `
  SELECT COALESCE(channel_key, chat_key) AS key, kind, platform_chat_id AS "platformChatId",
         access_hash AS "accessHash", title, username, member_count AS "memberCount", role, permissions,
         may_invite AS "mayInvite", checked_at AS "checkedAt"
  FROM chat_peers LEFT JOIN canonical_keys USING (chat_key)
  WHERE account_id = $1 AND chat_peers.team_id = $2`;

/** Under any key of the chat. The group that a supergroup was before comes last: it is closed. */
const CHAT_BY_KEY = `${KNOWN_CHAT} AND chat_key IN (
    SELECT $3 UNION ALL
    SELECT same.chat_key FROM canonical_keys asked JOIN canonical_keys same USING (channel_key)
    WHERE asked.chat_key = $3)
  ORDER BY kind = 'group' LIMIT 1`;

const CHAT_BY_OWN_KEY = `${KNOWN_CHAT} AND chat_key = $3`;

/** A name may have moved: of chats that were called so, the one that was so last. */
const CHAT_BY_USERNAME = `${KNOWN_CHAT} AND lower(username) = lower($3) AND checked_at >= $4
  ORDER BY checked_at DESC LIMIT 1`;

/**
 * What each account has met: access hashes belong to one account, so nothing here is shared. Several rows are always
 * written in the order of their keys, or two readings of one account would wait for each other for ever.
 */
export function peerStore(pool: Pool, prisma: PrismaClient) {
  const findChat = async (
    account: Owner,
    query: string,
    ...values: (string | Date)[]
  ): Promise<KnownChatPeer | null> => {
    const { rows } = await pool.query(query, [account.id, account.teamId, ...values]);
    return rows[0] ? KnownChat.parse(rows[0]) : null;
  };

  return {
    /** Found under any key of it, that of the group it was too; the answer carries the canonical one. */
    chat: (account: Owner, key: string) => findChat(account, CHAT_BY_KEY, key),

    /** The chat that was called so since `since`. */
    chatByUsername: (account: Owner, username: string, since: Date) =>
      findChat(account, CHAT_BY_USERNAME, username, since),

    async person(account: Owner, platformUserId: bigint): Promise<PersonPeer | null> {
      const row = await prisma.personPeer.findFirst({
        where: { accountId: account.id, teamId: account.teamId, platformUserId },
      });
      if (!row) return null;
      const { accessHash, seenIn, seenMessageId: messageId } = row;
      if (accessHash !== null) return { platformUserId, accessHash };
      const chat = seenIn === null ? null : await findChat(account, CHAT_BY_OWN_KEY, seenIn);
      return chat && messageId !== null ? { platformUserId, accessHash, chat, messageId } : null;
    },

    /** The accounts of a team that can address each of these people. */
    async accountsThatMet(teamId: string, people: readonly bigint[]): Promise<Map<bigint, string[]>> {
      const { rows } = await pool.query<{ id: bigint; accounts: string[] }>(
        `SELECT platform_user_id AS id, array_agg(account_id ORDER BY account_id) AS accounts
         FROM person_peers person
         WHERE team_id = $1 AND platform_user_id = ANY ($2::bigint[])
           -- One who is known by a message alone can be addressed only while its chat can.
           AND (access_hash IS NOT NULL OR seen_message_id IS NOT NULL AND EXISTS (
             SELECT FROM chat_peers chat
             WHERE chat.account_id = person.account_id AND chat.chat_key = person.seen_in))
         GROUP BY platform_user_id`,
        [teamId, people],
      );
      return new Map(rows.map(({ id, accounts }) => [id, accounts]));
    },

    /**
     * Forgets how to address a person, after Telegram said that this is not how; what was learned since stays. Counted
     * where the address came from a name: it is not looked up for ever.
     */
    async forgetPerson(account: Owner, { platformUserId, accessHash }: PersonPeer): Promise<void> {
      const theirs = { accountId: account.id, teamId: account.teamId, platformUserId };
      await prisma.$transaction([
        prisma.personPeer.deleteMany({ where: { ...theirs, accessHash } }),
        prisma.lookedUpName.updateMany({ where: theirs, data: { refusals: { increment: 1 } } }),
      ]);
    },

    /** The same for a chat. */
    async forgetChat(account: Owner, chat: ChatAddress): Promise<void> {
      await prisma.chatPeer.deleteMany({
        where: {
          accountId: account.id,
          teamId: account.teamId,
          chatKey: ownKey(chat),
          accessHash: chat.accessHash,
        },
      });
    },

    /** Notes that an account may not invite in a chat, after Telegram said so: true until the chat is heard of again. */
    async denyInviting(account: Owner, chat: ChatAddress, at: Date): Promise<void> {
      await prisma.chatPeer.updateMany({
        where: { accountId: account.id, teamId: account.teamId, chatKey: ownKey(chat) },
        data: { mayInvite: false, checkedAt: at },
      });
    },

    /** Remembers people, each once; one who is now seen without an access hash keeps the one that is known. */
    async rememberPeople(account: Owner, people: readonly Sighting[], at: Date) {
      if (people.length === 0) return;
      await pool.query(
        `INSERT INTO person_peers (account_id, team_id, platform_user_id, access_hash, seen_in, seen_message_id, seen_at)
         SELECT $1, $2, person.id, person.access_hash, person.seen_in, person.message_id, $7
         FROM unnest($3::bigint[], $4::bigint[], $5::text[], $6::int[])
           AS person (id, access_hash, seen_in, message_id)
         ORDER BY person.id
         ON CONFLICT (account_id, platform_user_id) DO UPDATE
         SET access_hash = COALESCE(EXCLUDED.access_hash, person_peers.access_hash),
             seen_in = COALESCE(EXCLUDED.seen_in, person_peers.seen_in),
             seen_message_id = CASE WHEN EXCLUDED.seen_in IS NULL THEN person_peers.seen_message_id
                                    ELSE EXCLUDED.seen_message_id END,
             seen_at = EXCLUDED.seen_at`,
        [
          account.id,
          account.teamId,
          people.map(person => person.platformUserId),
          people.map(person => person.accessHash),
          people.map(person => person.seenIn),
          people.map(person => person.messageId),
          at,
        ],
      );
    },

    /** Remembers chats; a count Telegram did not tell leaves the one that is known. Answers each once, with its key. */
    async rememberChats(account: Owner, heard: readonly ChatPeer[], at: Date): Promise<MetChat[]> {
      if (heard.length === 0) return [];
      const byOwnKey = new Map(heard.map(chat => [ownKey(chat), chat]));
      const chats = [...byOwnKey.values()];
      const { rows } = await pool.query<{ chat_key: string; key: string }>(
        `WITH remembered AS (
           INSERT INTO chat_peers (account_id, team_id, chat_key, kind, platform_chat_id, access_hash, title,
                                   username, member_count, role, permissions, may_invite, checked_at)
           SELECT $1, $2, chat.chat_key, chat.kind, chat.id, chat.access_hash, chat.title, chat.username,
                  chat.member_count, chat.role, string_to_array(chat.permissions, ' '), chat.may_invite, $13
           FROM unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::int[],
                       $10::text[], $11::text[], $12::boolean[])
             AS chat (chat_key, kind, id, access_hash, title, username, member_count, role, permissions, may_invite)
           ORDER BY chat.chat_key
           ON CONFLICT (account_id, chat_key) DO UPDATE
           SET access_hash = EXCLUDED.access_hash, title = EXCLUDED.title, username = EXCLUDED.username,
               member_count = COALESCE(NULLIF(EXCLUDED.member_count, 0), chat_peers.member_count),
               role = EXCLUDED.role, permissions = EXCLUDED.permissions, may_invite = EXCLUDED.may_invite,
               checked_at = EXCLUDED.checked_at
           RETURNING chat_key)
         SELECT chat_key, COALESCE(channel_key, chat_key) AS key
         FROM remembered LEFT JOIN canonical_keys USING (chat_key)`,
        [
          account.id,
          account.teamId,
          [...byOwnKey.keys()],
          chats.map(chat => chat.kind),
          chats.map(chat => chat.platformChatId),
          chats.map(chat => chat.accessHash),
          chats.map(chat => chat.title),
          chats.map(chat => chat.username),
          chats.map(chat => chat.memberCount),
          chats.map(chat => chat.role),
          chats.map(chat => chat.permissions.join(' ')),
          chats.map(chat => chat.mayInvite),
          at,
        ],
      );
      return rows.flatMap(({ chat_key: own, key }) => {
        const chat = byOwnKey.get(own);
        return chat ? { ...chat, key } : [];
      });
    },

    /** Forgets the groups of migrations where the account has met the supergroup: they are closed. */
    async forgetMoved(account: Owner, migrations: readonly Migration[]): Promise<void> {
      await pool.query(
        `DELETE FROM chat_peers WHERE account_id = $1 AND chat_key IN (
           SELECT moved.chat_key FROM chat_peers moved
           JOIN unnest($3::text[], $4::text[]) AS move ("group", supergroup) ON moved.chat_key = move."group"
           JOIN chat_peers met ON met.account_id = moved.account_id AND met.chat_key = move.supergroup
           WHERE moved.account_id = $1 AND moved.team_id = $2
           ORDER BY moved.chat_key FOR UPDATE OF moved)`,
        [
          account.id,
          account.teamId,
          migrations.map(({ group }) => group),
          migrations.map(({ supergroup }) => supergroup),
        ],
      );
    },
  };
}
