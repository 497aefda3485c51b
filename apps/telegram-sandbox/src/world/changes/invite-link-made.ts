import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const inviteLinkMade = z.object({
  type: z.literal('invite-link-made'),
  chatId: z.number().int(),
  userId: z.number().int(),
  hash: z.string(),
  at: z.number(),
});

export function applyInviteLinkMade({ chats }: WorldState, change: z.infer<typeof inviteLinkMade>): Effect[] {
  chats.addLink({ ...change, adminId: change.userId });
  return [];
}
