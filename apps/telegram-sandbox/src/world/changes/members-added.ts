import { z } from 'zod';
import { appendMessage } from '../chat.ts';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const membersAdded = z.object({
  type: z.literal('members-added'),
  chatId: z.number().int(),
  userIds: z.array(z.number().int()),
  invitedBy: z.number().int(),
  at: z.number(),
});

/** Whoever was thrown out is so no longer; what else they were denied they are denied still. */
export function applyMembersAdded({ chats }: WorldState, change: z.infer<typeof membersAdded>): Effect[] {
  const { chatId, userIds, invitedBy, at } = change;
  const chat = chats.get(chatId);
  if (!chat) return [];
  const waited = userIds.some(userId => chat.requests.has(userId));
  for (const userId of userIds) {
    chat.members.add(userId, { joinedAt: at, invitedBy });
    if (chat.bans.get(userId)?.denied.includes('view_messages')) chat.bans.delete(userId);
    chat.requests.delete(userId);
    chat.left.delete(userId);
  }
  const effects: Effect[] = [{ kind: 'membership', chat, userIds }];
  if (waited) effects.push({ kind: 'join-requests', chat });
  if (chat.kind === 'channel') return effects;
  const message = appendMessage(chat, invitedBy, at, { kind: 'added', userIds });
  return [...effects, { kind: 'chat-message', chat, message }];
}
