import type { Chat } from './chat.ts';
import type { Chats } from './chats.ts';
import type { Effect } from './effects.ts';
import type { Message } from './message.ts';

/** A new post also comes into the channel's discussion group, under the channel's name. https://core.telegram.org/api/discussion */
export function copyToDiscussion(chat: Chat, post: Message, chats: Chats): Effect[] {
  const { linkedChatId } = chat.settings;
  const group = chat.kind !== 'channel' || linkedChatId === null ? null : chats.get(linkedChatId);
  if (!group) return [];
  const { fromId, at, content } = post;
  const copyOf = { chatId: chat.id, messageId: post.id };
  const message = group.messages.append({ fromId, at, content, asChatId: chat.id, copyOf });
  return [{ kind: 'chat-message', chat: group, message }];
}
