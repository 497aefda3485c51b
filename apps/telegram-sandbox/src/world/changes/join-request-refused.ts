import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const joinRequestRefused = z.object({
  type: z.literal('join-request-refused'),
  chatId: z.number().int(),
  userId: z.number().int(),
});

export function applyJoinRequestRefused(
  { chats }: WorldState,
  { chatId, userId }: z.infer<typeof joinRequestRefused>,
): Effect[] {
  const chat = chats.get(chatId);
  if (!chat?.requests.delete(userId)) return [];
  return [{ kind: 'join-requests', chat }];
}
