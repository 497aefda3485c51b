import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const personBlocked = z.object({
  type: z.literal('person-blocked'),
  ownerId: z.number().int(),
  personId: z.number().int(),
  blocked: z.boolean(),
  at: z.number(),
});

export function applyPersonBlocked(
  { contacts }: WorldState,
  { ownerId, personId, blocked, at }: z.infer<typeof personBlocked>,
): Effect[] {
  if (blocked) contacts.block(ownerId, personId, at);
  else contacts.unblock(ownerId, personId);
  return [{ kind: 'blocked', ownerId, personId, blocked }];
}
