import { z } from 'zod';
import type { Effect } from '../effects.ts';
import { readPassword, twoStepPasswordSchema } from '../two-step-password.ts';
import type { WorldState } from '../world.ts';

export const personCreated = z.object({
  type: z.literal('person-created'),
  id: z.number().int(),
  phone: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  username: z.string().nullable(),
  password: twoStepPasswordSchema.nullable(),
});

export function applyPersonCreated({ people }: WorldState, change: z.infer<typeof personCreated>): Effect[] {
  const { id, phone, firstName, lastName, username, password } = change;
  const traits = {
    bot: false,
    deleted: false,
    banned: false,
    premium: false,
    invitePrivacy: 'everybody',
    premiumMayInvite: false,
    premiumMayWrite: false,
    chatsFull: false,
    lastSeen: { kind: 'recently' },
  } as const;
  people.add({ id, phone, firstName, lastName, username, ...traits }, password && readPassword(password));
  return [];
}
