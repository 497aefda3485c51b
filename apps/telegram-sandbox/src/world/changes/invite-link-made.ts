import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const inviteLinkMade = z.object({
  type: z.literal('invite-link-made'),
  chatId: z.number().int(),
  userId: z.number().int(),
  hash: z.string(),
  at: z.number(),
  permanent: z.boolean(),
  title: z.string().nullable(),
  expiresAt: z.number().nullable(),
  usageLimit: z.number().int().nullable(),
  requestNeeded: z.boolean(),
});

export function applyInviteLinkMade(
  { inviteLinks }: WorldState,
  change: z.infer<typeof inviteLinkMade>,
): Effect[] {
  const { type: _, userId, ...link } = change;
  inviteLinks.add({ ...link, adminId: userId, revoked: false });
  return [];
}
