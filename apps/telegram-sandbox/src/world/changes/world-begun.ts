import { z } from 'zod';
import { CannotStart } from '../../cannot-start.ts';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const worldBegun = z.object({
  type: z.literal('world-begun'),
  seed: z.number().int(),
  people: z.number().int(),
  generation: z.number().int().exactOptional(),
  /** How many data centres the generated people are at home at. */
  dataCenters: z.number().int().exactOptional(),
});

/** Another number whenever the same seed makes other people or chats than before. */
export const GENERATION = 3;

/** What was changed refers to generated people and chats, so it fits no other world than its own. */
export function applyWorldBegun({ seed, people }: WorldState, begun: z.infer<typeof worldBegun>): Effect[] {
  if ((begun.generation ?? 1) !== GENERATION) {
    throw new CannotStart(
      'The data directory holds a world of another version of this program. Start with another data directory.',
    );
  }
  if (begun.dataCenters !== undefined && begun.dataCenters !== people.dataCenters) {
    throw new CannotStart(
      `The data directory holds a world whose people are at home at ${begun.dataCenters} data centre(s). ` +
        'Give SANDBOX_DC_PORTS that many ports, or start with another data directory.',
    );
  }
  if (begun.seed === seed && begun.people === people.generatedCount) return [];
  throw new CannotStart(
    `The data directory holds a world of ${begun.people} people from seed ${begun.seed}. ` +
      'Start with those settings, or with another data directory.',
  );
}
