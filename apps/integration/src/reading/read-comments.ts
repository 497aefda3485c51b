import type { AuthorsPage } from '@muster/contracts';
import { Api, helpers } from 'telegram';
import type { Reader } from '../chats/read.ts';
import { CHAT_UNKNOWN, missOf, type ReadMiss } from '../chats/read-result.ts';
import { inputChannel, inputPeerChat } from '../peers/address.ts';
import type { ChatAddress } from '../peers/repository.ts';
import { authorsOf, countOf, isOlder, messagesOf, oldestOf } from './authors.ts';
import { type CommentsPlace, commentCursors, NEWEST_POSTS } from './comments-cursor.ts';
import { historyBefore, type MessagesQuestion, PAGE, type ReadingParts } from './read-history.ts';
import { readPosts } from './read-posts.ts';

/** The posts here cannot be commented on. */
export const NO_COMMENTS: ReadMiss = { status: 'failed', code: 'no_comments', retryAt: null };

export type ReadComments = (question: MessagesQuestion) => Promise<AuthorsPage | ReadMiss>;

/**
 * Who commented on a channel's posts. One page is one call: a page of posts, which names nobody, or one of the comments
 * on a post, which are messages of the channel's discussion group. https://core.telegram.org/api/threads
 */
export function createReadComments(parts: ReadingParts): ReadComments {
  const { useLease, peers } = parts;
  return async ({ lease, channel, cursor, since }) => {
    const place = cursor === undefined ? null : commentCursors.read(cursor);
    const from = since === undefined ? null : new Date(since);
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    if (chat.kind !== 'channel') return NO_COMMENTS;
    if (!place) return findGroup(parts, reader, chat);
    return place.posts.length === 0
      ? findPosts(parts, reader, chat, place)
      : readThread(parts, reader, chat, place, from);
  };
}

/** Whether there is a discussion group at all. The account can address it afterwards, and by it whoever wrote there. */
async function findGroup(
  { read, remember }: ReadingParts,
  reader: Reader,
  chat: ChatAddress,
): Promise<AuthorsPage | ReadMiss> {
  const answer = await read(reader, new Api.channels.GetFullChannel({ channel: inputChannel(chat) }));
  if (answer.status !== 'ok') return missOf(answer);
  const { fullChat } = answer.value;
  await remember(reader.account, answer.value);
  if (!(fullChat instanceof Api.ChannelFull)) throw new Error('a channel was described as a group');
  return fullChat.linkedChatId ? page(NEWEST_POSTS) : NO_COMMENTS;
}

async function findPosts(
  { read, remember }: ReadingParts,
  reader: Reader,
  chat: ChatAddress,
  place: CommentsPlace,
): Promise<AuthorsPage | ReadMiss> {
  const answer = await read(reader, historyBefore(chat, place.postsBefore ?? 0));
  if (answer.status !== 'ok') return missOf(answer);
  const messages = messagesOf(answer.value);
  await remember(reader.account, messages);
  const { commented, oldest } = readPosts(messages);
  return page({
    ...place,
    postsBefore: oldest,
    posts: commented.flatMap(({ id, newest }) => (newest > place.tooOld ? [[id, newest]] : [])),
    reported: commented.reduce((sum, { comments }) => sum + comments, place.reported),
  });
}

/** A post is asked for its comments directly; to look up its copy in the discussion group first would cost a call. */
async function readThread(
  { read, remember }: ReadingParts,
  reader: Reader,
  chat: ChatAddress,
  place: CommentsPlace,
  since: Date | null,
): Promise<AuthorsPage | ReadMiss> {
  const [[msgId] = [0], ...later] = place.posts;
  const request = new Api.messages.GetReplies({
    peer: inputPeerChat(chat),
    msgId,
    offsetId: place.commentsBefore,
    offsetDate: 0,
    addOffset: 0,
    limit: PAGE,
    maxId: 0,
    minId: 0,
    hash: helpers.returnBigInt(0),
  });
  const answer = await read(reader, request);
  const isGone = answer.status === 'failed' && answer.failure.platformError === 'MSG_ID_INVALID';
  if (answer.status !== 'ok') return isGone ? page(after(place, later)) : missOf(answer);
  const replies = messagesOf(answer.value);
  await remember(reader.account, replies);
  const { messages } = replies;
  const old = messages.find(message => isOlder(message, since));
  const isWhole = place.commentsBefore === 0 && messages.length >= countOf(replies);
  const commentsBefore = old || isWhole ? null : oldestOf(replies);
  const tooOld = Math.max(place.tooOld, old?.id ?? 0);
  const next = commentsBefore === null ? after({ ...place, tooOld }, later) : { ...place, commentsBefore };
  return { ...page(next), ...authorsOf(replies, since) };
}

/** The place after a post; those with nothing new enough are passed over. */
const after = (place: CommentsPlace, posts: CommentsPlace['posts']): CommentsPlace => ({
  ...place,
  posts: posts.filter(([, newest]) => newest > place.tooOld),
  commentsBefore: 0,
});

/** A page with nobody on it, after which reading goes on at `place`, if there is anything left. */
function page(place: CommentsPlace): AuthorsPage {
  const isOver = place.postsBefore === null && place.posts.length === 0;
  return {
    status: 'page',
    authors: [],
    chats: [],
    messages: 0,
    nextCursor: isOver ? null : commentCursors.write(place),
    reported: place.reported,
  };
}
