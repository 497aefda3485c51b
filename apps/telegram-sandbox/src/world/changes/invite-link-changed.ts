import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const inviteLinkChanged = z.object({
  type: z.literal('invite-link-changed'),
  hash: z.string(),
  /** Null deletes it. */
  patch: z
    .object({
      title: z.string().nullable().exactOptional(),
      expiresAt: z.number().nullable().exactOptional(),
      usageLimit: z.number().int().nullable().exactOptional(),
      requestNeeded: z.boolean().exactOptional(),
      revoked: z.boolean().exactOptional(),
    })
    .nullable(),
});

export function applyInviteLinkChanged(
  { inviteLinks }: WorldState,
  { hash, patch }: z.infer<typeof inviteLinkChanged>,
): Effect[] {
  if (patch) inviteLinks.patch(hash, patch);
  else inviteLinks.delete(hash);
  return [];
}
