import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const personChanged = z.object({
  type: z.literal('person-changed'),
  id: z.number().int(),
  patch: z.object({
    invitePrivacy: z.enum(['everybody', 'contacts', 'nobody']).exactOptional(),
    premium: z.boolean().exactOptional(),
    deleted: z.boolean().exactOptional(),
    banned: z.boolean().exactOptional(),
  }),
});

export function applyPersonChanged({ people }: WorldState, change: z.infer<typeof personChanged>): Effect[] {
  people.patch(change.id, change.patch);
  return [];
}
