import { ChatKind, ChatRights } from '@muster/contracts';
import type { Pool } from '@muster/service-kit';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';

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
  key: string;
  title: string;
  username: string | null;
  /** 0 where Telegram did not say. */
  memberCount: number;
  role: ChatRights['role'];
  permissions: string[];
  mayInvite: boolean;
};

type Owner = { id: string; teamId: string };

export type PeerStore = ReturnType<typeof peerStore>;

const KnownChat = z.object({ kind: ChatKind, role: ChatRights.shape.role });

/** What each account has met: access hashes belong to one account, so nothing here is shared. */
export function peerStore(pool: Pool, prisma: PrismaClient) {
  const findChat = async (account: Owner, where: { channelKey: string } | { username: object }) => {
    const row = await prisma.chatPeer.findFirst({
      where: { accountId: account.id, teamId: account.teamId, ...where },
    });
    return row && { ...row, key: row.channelKey, ...KnownChat.parse(row) };
  };

  return {
    chat: (account: Owner, channelKey: string) => findChat(account, { channelKey }),

    chatByUsername: (account: Owner, username: string) =>
      findChat(account, { username: { equals: username, mode: 'insensitive' } }),

    async person(account: Owner, platformUserId: bigint): Promise<PersonPeer | null> {
      const row = await prisma.personPeer.findFirst({
        where: { accountId: account.id, teamId: account.teamId, platformUserId },
      });
      if (!row) return null;
      const { accessHash, seenIn, seenMessageId: messageId } = row;
      if (accessHash !== null) return { platformUserId, accessHash };
      const chat = seenIn === null ? null : await findChat(account, { channelKey: seenIn });
      return chat && messageId !== null ? { platformUserId, accessHash, chat, messageId } : null;
    },

    /** Forgets how to address a person, after Telegram said that this is not how. */
    async forgetPerson(account: Owner, platformUserId: bigint): Promise<void> {
      await prisma.personPeer.deleteMany({
        where: { accountId: account.id, teamId: account.teamId, platformUserId },
      });
    },

    /** Notes that an account may not invite in a chat, after Telegram said so: true until the chat is heard of again. */
    async denyInviting(account: Owner, channelKey: string, at: Date): Promise<void> {
      await prisma.chatPeer.updateMany({
        where: { accountId: account.id, teamId: account.teamId, channelKey },
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

    /** Remembers chats, each once; a count Telegram did not tell leaves the one that is known. */
    async rememberChats(account: Owner, chats: readonly ChatPeer[], at: Date) {
      if (chats.length === 0) return;
      await pool.query(
        `INSERT INTO chat_peers (account_id, team_id, channel_key, kind, platform_chat_id, access_hash, title,
                                 username, member_count, role, permissions, may_invite, checked_at)
         SELECT $1, $2, chat.channel_key, chat.kind, chat.id, chat.access_hash, chat.title, chat.username,
                chat.member_count, chat.role, string_to_array(chat.permissions, ' '), chat.may_invite, $13
         FROM unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::int[],
                     $10::text[], $11::text[], $12::boolean[])
           AS chat (channel_key, kind, id, access_hash, title, username, member_count, role, permissions, may_invite)
         ON CONFLICT (account_id, channel_key) DO UPDATE
         SET access_hash = EXCLUDED.access_hash, title = EXCLUDED.title, username = EXCLUDED.username,
             member_count = COALESCE(NULLIF(EXCLUDED.member_count, 0), chat_peers.member_count),
             role = EXCLUDED.role, permissions = EXCLUDED.permissions, may_invite = EXCLUDED.may_invite,
             checked_at = EXCLUDED.checked_at`,
        [
          account.id,
          account.teamId,
          chats.map(chat => chat.key),
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
    },
  };
}

export type KnownChatPeer = NonNullable<Awaited<ReturnType<PeerStore['chat']>>>;
