import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

/** Somebody who has a link may look into a chat for a while without joining it. */
export const peekGranted = z.object({
  type: z.literal('peek-granted'),
  chatId: z.number().int(),
  userId: z.number().int(),
  until: z.number(),
});

export function applyPeekGranted(
  { chats }: WorldState,
  { chatId, userId, until }: z.infer<typeof peekGranted>,
): Effect[] {
  chats.get(chatId)?.peeks.set(userId, until);
  return [];
}
