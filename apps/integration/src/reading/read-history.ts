import type { AuthorsPage } from '@muster/contracts';
import { Api, helpers } from 'telegram';
import { z } from 'zod';
import { createCursor } from '../chats/cursor.ts';
import type { UseLease } from '../chats/lease.ts';
import type { Read, Reader } from '../chats/read.ts';
import { CHAT_UNKNOWN, missOf, type ReadMiss } from '../chats/read-result.ts';
import { inputPeerChat } from '../peers/address.ts';
import { movedTo } from '../peers/read-migrations.ts';
import type { Remember } from '../peers/remember.ts';
import type { ChatAddress, PeerStore } from '../peers/repository.ts';
import { authorsOf, countOf, isOlder, type Messages, messagesOf, oldestOf } from './authors.ts';

/** As many messages as Telegram answers at once. */
export const PAGE = 100;

export type MessagesQuestion = {
  lease: string;
  channel: string;
  cursor?: string | undefined;
  since?: string | undefined;
};

export type ReadingParts = {
  useLease: UseLease;
  peers: Pick<PeerStore, 'chat'>;
  remember: Remember;
  read: Read;
};

/** Before which message to go on; in the basic group that the supergroup was, once its own messages have ended. */
const HistoryCursor = z.strictObject({
  before: z.number().int().nonnegative(),
  group: z.string().regex(/^\d+$/).exactOptional(),
  reported: z.number().int().nonnegative(),
});
type HistoryCursor = z.infer<typeof HistoryCursor>;

const cursors = createCursor(HistoryCursor);

const NEWEST: HistoryCursor = { before: 0, reported: 0 };

export type ReadHistory = (question: MessagesQuestion) => Promise<AuthorsPage | ReadMiss>;

/** Who wrote on one page of a chat's history. Whoever did can be addressed by this account when it is answered. */
export function createReadHistory({ useLease, peers, remember, read }: ReadingParts): ReadHistory {
  const readPage = async (
    reader: Reader,
    chat: ChatAddress,
    at: HistoryCursor,
    since: Date | null,
  ): Promise<AuthorsPage | ReadMiss> => {
    const answer = await read(reader, historyBefore(chat, at.before));
    if (answer.status === 'failed' && at.group !== undefined && answer.failure.code === 'channel_invalid') {
      return nobody(at.reported);
    }
    if (answer.status !== 'ok') return missOf(answer);
    const page = messagesOf(answer.value);
    await remember(reader.account, page);
    const moved = at.group === undefined ? movedTo(chat, page.chats) : null;
    if (moved) return readPage(reader, moved, at, since);
    const reported = at.before === 0 ? at.reported + countOf(page) : at.reported;
    const next = placeAfter(page, { ...at, reported }, since);
    return {
      status: 'page',
      ...authorsOf(page, since),
      nextCursor: next && cursors.write(next),
      reported,
    };
  };

  return async ({ lease, channel, cursor, since }) => {
    const at = cursor === undefined ? NEWEST : cursors.read(cursor);
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    return readPage(reader, groupOf(at) ?? chat, at, since === undefined ? null : new Date(since));
  };
}

/** One message of a supergroup says that before it there was a basic group. Who came later cannot read there. */
const groupOf = ({ group }: HistoryCursor): ChatAddress | null =>
  group === undefined ? null : { kind: 'group', platformChatId: BigInt(group), accessHash: null };

const nobody = (reported: number): AuthorsPage => ({
  status: 'page',
  authors: [],
  chats: [],
  messages: 0,
  nextCursor: null,
  reported,
});

export const historyBefore = (chat: ChatAddress, offsetId: number) =>
  new Api.messages.GetHistory({
    peer: inputPeerChat(chat),
    offsetId,
    offsetDate: 0,
    addOffset: 0,
    limit: PAGE,
    maxId: 0,
    minId: 0,
    hash: helpers.returnBigInt(0),
  });

/** Null when the history has ended, or goes on with what is too old. */
function placeAfter(page: Messages, at: HistoryCursor, since: Date | null): HistoryCursor | null {
  if (isOlder(page.messages.at(-1), since)) return null;
  for (const message of page.messages) {
    const action = message instanceof Api.MessageService ? message.action : null;
    if (!(action instanceof Api.MessageActionChannelMigrateFrom)) continue;
    return { before: 0, group: action.chatId.toString(), reported: at.reported };
  }
  const before = oldestOf(page);
  return before === null ? null : { ...at, before };
}
