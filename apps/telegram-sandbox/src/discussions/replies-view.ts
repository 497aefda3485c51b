import type { TlConstructor } from '../tl/api.ts';
import { peerOfAuthor } from '../views/author.ts';
import type { Chat } from '../world/chat.ts';
import type { Conversation } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';
import type { World } from '../world/world.ts';
import { discussionGroupOf } from './discussion-group.ts';

/** How many of those who commented last are named. */
const MAX_RECENT = 3;

type Replies = {
  readonly view: TlConstructor<'messageReplies'>;
  readonly recent: readonly Message[];
  readonly group: Chat;
};

/**
 * How a message is answered: under a post by comments in the discussion group, under a group's message by replies.
 * Null where nothing can be said, which is under what nobody has answered.
 * https://core.telegram.org/constructor/messageReplies
 */
export function repliesTo(
  message: Message,
  conversation: Conversation,
  { chats, channelLogs }: Pick<World, 'chats' | 'channelLogs'>,
): Replies | null {
  if (conversation.kind === 'private' || conversation.kind === 'group') return null;
  const group = conversation.kind === 'channel' ? discussionGroupOf(conversation, chats) : conversation;
  const top =
    conversation.kind === 'channel'
      ? group?.messages.copyOf({ chatId: conversation.id, messageId: message.id })
      : message;
  if (!group || !top) return null;
  const thread = group.messages.thread(top.id);
  const commented = top.copyOf !== undefined;
  if (thread.size === 0 && !commented) return null;
  const recent: Message[] = [];
  if (commented) {
    const authors = new Set<number>();
    for (let place = thread.size - 1; place >= 0 && recent.length < MAX_RECENT; place--) {
      const answer = thread.at(place);
      const author = answer.asChatId ?? answer.fromId;
      if (!authors.has(author)) recent.push(answer);
      authors.add(author);
    }
  }
  return {
    group,
    recent,
    view: {
      _: 'messageReplies',
      replies: thread.size,
      replies_pts: channelLogs.of(group).pts,
      max_id: thread.size === 0 ? undefined : thread.at(thread.size - 1).id,
      ...(conversation.kind === 'channel' && { comments: true, channel_id: BigInt(group.id) }),
      ...(recent.length > 0 && { recent_repliers: recent.map(peerOfAuthor) }),
    },
  };
}
