import type { Chat } from '../world/chat.ts';
import type { Chats } from '../world/chats.ts';

/** The group in which a channel's posts are discussed; null for a channel without one, and for groups. */
export function discussionGroupOf(channel: Chat, chats: Chats): Chat | null {
  if (channel.kind !== 'channel' || channel.settings.linkedChatId === null) return null;
  return chats.get(channel.settings.linkedChatId);
}
