import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const memberRemoved = z.object({
  type: z.literal('member-removed'),
  chatId: z.number().int(),
  userId: z.number().int(),
  banned: z.boolean(),
});

export function applyMemberRemoved({ chats }: WorldState, change: z.infer<typeof memberRemoved>): Effect[] {
  const { chatId, userId, banned } = change;
  const chat = chats.get(chatId);
  if (!chat) return [];
  chat.members.remove(userId);
  chat.admins.delete(userId);
  if (banned) chat.banned.add(userId);
  return [{ kind: 'membership', chat, userIds: [userId] }];
}
