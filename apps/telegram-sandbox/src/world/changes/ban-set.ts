import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';
import { banSchema } from './member-removed.ts';

/** What one person is denied; null lifts it. Who may not even look is thrown out by `member-removed`. */
export const banSet = z.object({
  type: z.literal('ban-set'),
  chatId: z.number().int(),
  userId: z.number().int(),
  ban: banSchema.nullable(),
});

export function applyBanSet(
  { chats }: WorldState,
  { chatId, userId, ban }: z.infer<typeof banSet>,
): Effect[] {
  const chat = chats.get(chatId);
  if (!chat) return [];
  if (ban) chat.bans.set(userId, ban);
  else chat.bans.delete(userId);
  chat.admins.delete(userId);
  return [{ kind: 'membership', chat, userIds: [userId] }];
}
