import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const passwordResetAsked = z.object({
  type: z.literal('password-reset-asked'),
  id: z.number().int(),
  /** Null if it was taken back. */
  at: z.number().nullable(),
});

export function applyPasswordResetAsked(
  { people }: WorldState,
  change: z.infer<typeof passwordResetAsked>,
): Effect[] {
  people.askForPasswordReset(change.id, change.at);
  return [];
}
