import { z } from 'zod';
import type { Effect } from '../effects.ts';
import { readPassword, twoStepPasswordSchema } from '../two-step-password.ts';
import type { WorldState } from '../world.ts';

export const passwordChanged = z.object({
  type: z.literal('password-changed'),
  id: z.number().int(),
  password: twoStepPasswordSchema.nullable(),
});

export function applyPasswordChanged(
  { people }: WorldState,
  change: z.infer<typeof passwordChanged>,
): Effect[] {
  people.setPassword(change.id, change.password && readPassword(change.password));
  return [];
}
