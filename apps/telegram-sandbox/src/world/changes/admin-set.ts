import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const adminSet = z.object({
  type: z.literal('admin-set'),
  chatId: z.number().int(),
  userId: z.number().int(),
  canInvite: z.boolean(),
  promotedBy: z.number().int(),
  at: z.number(),
});

export function applyAdminSet({ chats }: WorldState, change: z.infer<typeof adminSet>): Effect[] {
  const { canInvite, promotedBy, at } = change;
  const chat = chats.get(change.chatId);
  if (!chat) return [];
  chat.members.add(change.userId, { joinedAt: at, invitedBy: null });
  chat.admins.set(change.userId, { canInvite, promotedBy, promotedAt: at });
  return [{ kind: 'membership', chat, userIds: [change.userId] }];
}
