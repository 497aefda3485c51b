import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const worldBegun = z.object({
  type: z.literal('world-begun'),
  seed: z.number().int(),
  people: z.number().int(),
});

/** What was changed refers to generated people and chats, so it fits no other world than its own. */
export function applyWorldBegun({ seed, people }: WorldState, begun: z.infer<typeof worldBegun>): Effect[] {
  if (begun.seed === seed && begun.people === people.generatedCount) return [];
  throw new Error(
    `The data directory holds a world of ${begun.people} people from seed ${begun.seed}. ` +
      'Start with those settings, or with another data directory.',
  );
}
