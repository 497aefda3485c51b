import { CHAT_UNKNOWN, missOf, type ReadMiss } from '../chats/read-result.ts';
import { messagesOf } from './authors.ts';
import { NO_COMMENTS } from './read-comments.ts';
import { historyBefore, type ReadingParts } from './read-history.ts';
import { readPosts } from './read-posts.ts';

export type CheckComments = (question: {
  lease: string;
  channel: string;
}) => Promise<{ status: 'checked'; posts: number; commented: number; comments: number } | ReadMiss>;

/** Whether a channel is worth asking for who comments in it: its newest posts say, in one call. */
export function createCheckComments({ useLease, peers, remember, read }: ReadingParts): CheckComments {
  return async ({ lease, channel }) => {
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    if (chat.kind !== 'channel') return NO_COMMENTS;
    const answer = await read(reader, historyBefore(chat, 0));
    if (answer.status !== 'ok') return missOf(answer);
    const page = messagesOf(answer.value);
    await remember(reader.account, page);
    const { count, commented } = readPosts(page);
    return {
      status: 'checked',
      posts: count,
      commented: commented.length,
      comments: commented.reduce((sum, { comments }) => sum + comments, 0),
    };
  };
}
