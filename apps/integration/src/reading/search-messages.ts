import type { AuthorsPage } from '@muster/contracts';
import { Api, helpers } from 'telegram';
import { z } from 'zod';
import { createCursor } from '../chats/cursor.ts';
import { CHAT_UNKNOWN, missOf, type ReadMiss } from '../chats/read-result.ts';
import { inputPeerChat } from '../peers/address.ts';
import { authorsOf, countOf, messagesOf, oldestOf } from './authors.ts';
import { type MessagesQuestion, PAGE, type ReadingParts } from './read-history.ts';

/** The last message found. */
const cursors = createCursor(z.strictObject({ foundBefore: z.number().int().positive() }));

export type SearchMessages = (
  question: MessagesQuestion & { query: string },
) => Promise<AuthorsPage | ReadMiss>;

/** Who wrote the messages of a chat that Telegram finds by words. */
export function createSearchMessages({ useLease, peers, remember, read }: ReadingParts): SearchMessages {
  return async ({ lease, channel, cursor, since, query }) => {
    const offsetId = cursor === undefined ? 0 : cursors.read(cursor).foundBefore;
    const from = since === undefined ? null : new Date(since);
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    const request = new Api.messages.Search({
      peer: inputPeerChat(chat),
      q: query,
      filter: new Api.InputMessagesFilterEmpty(),
      minDate: from ? Math.floor(from.getTime() / 1000) : 0,
      maxDate: 0,
      offsetId,
      addOffset: 0,
      limit: PAGE,
      maxId: 0,
      minId: 0,
      hash: helpers.returnBigInt(0),
    });
    const answer = await read(reader, request);
    if (answer.status !== 'ok') return missOf(answer);
    const page = messagesOf(answer.value);
    await remember(reader.account, page);
    const foundBefore = oldestOf(page);
    return {
      status: 'page',
      ...authorsOf(page, from),
      nextCursor: foundBefore === null ? null : cursors.write({ foundBefore }),
      reported: countOf(page),
    };
  };
}
