import type { Chat } from './chat.ts';
import type { Chats } from './chats.ts';
import type { Conversation } from './conversation.ts';
import type { Effect } from './effects.ts';
import type { Message } from './message.ts';

/** The group in which a channel's posts are discussed. */
export function discussionOf(conversation: Conversation, chats: Pick<Chats, 'get'>): Chat | null {
  if (conversation.kind !== 'channel') return null;
  const { linkedChatId } = conversation.settings;
  return linkedChatId === null ? null : chats.get(linkedChatId);
}

/**
 * A new post also comes into the channel's discussion group, under the channel's name
 * (https://core.telegram.org/api/discussion). There it stays when the post is deleted: an assumption.
 */
export function copyToDiscussion(chat: Chat, post: Message, chats: Chats): Effect[] {
  const group = discussionOf(chat, chats);
  if (!group) return [];
  const { fromId, at, content } = post;
  const copyOf = { chatId: chat.id, messageId: post.id };
  const message = group.messages.append({ fromId, at, content, asChatId: chat.id, copyOf });
  return [{ kind: 'chat-message', chat: group, message }];
}
