import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const joinRequested = z.object({
  type: z.literal('join-requested'),
  chatId: z.number().int(),
  userId: z.number().int(),
  linkHash: z.string().nullable(),
  at: z.number(),
});

export function applyJoinRequested(
  { chats }: WorldState,
  { chatId, userId, linkHash, at }: z.infer<typeof joinRequested>,
): Effect[] {
  const chat = chats.get(chatId);
  if (!chat) return [];
  chat.requests.set(userId, { at, linkHash });
  return [{ kind: 'join-requests', chat }];
}
