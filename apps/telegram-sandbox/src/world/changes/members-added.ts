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

export function applyMembersAdded({ chats }: WorldState, change: z.infer<typeof membersAdded>): Effect[] {
  const { chatId, userIds, invitedBy, at } = change;
  const chat = chats.get(chatId);
  if (!chat) return [];
  for (const userId of userIds) {
    chat.members.add(userId, { joinedAt: at, invitedBy });
    chat.bans.delete(userId);
    chat.requests.delete(userId);
    chat.left.delete(userId);
  }
  const membership: Effect = { kind: 'membership', chat, userIds };
  if (chat.kind === 'channel') return [membership];
  const message = appendMessage(chat, invitedBy, at, { kind: 'added', userIds });
  return [membership, { kind: 'chat-message', chat, message }];
}
