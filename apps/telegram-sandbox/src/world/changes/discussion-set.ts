import { z } from 'zod';
import type { Chat } from '../chat.ts';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

/** Links a channel with the group in which its posts are discussed; a null unlinks the other. */
export const discussionSet = z.object({
  type: z.literal('discussion-set'),
  channelId: z.number().int().nullable(),
  groupId: z.number().int().nullable(),
});

/** Whatever either was linked with before is so no longer. */
export function applyDiscussionSet(
  { chats }: WorldState,
  { channelId, groupId }: z.infer<typeof discussionSet>,
): Effect[] {
  const channel = channelId === null ? null : chats.get(channelId);
  const group = groupId === null ? null : chats.get(groupId);
  const touched = new Set<Chat>();
  const link = (chat: Chat | null, linkedChatId: number | null): void => {
    if (!chat) return;
    chat.settings = { ...chat.settings, linkedChatId };
    touched.add(chat);
  };
  for (const chat of [channel, group]) {
    const before = chat?.settings.linkedChatId ?? null;
    link(before === null ? null : chats.get(before), null);
  }
  link(channel, groupId);
  link(group, channelId);
  return [...touched].map(chat => ({ kind: 'chat-changed', chat }));
}
