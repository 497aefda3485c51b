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
  /** Their home data centre; not in journals written before there was more than one, which is then the first. */
  dcId: z.number().int().exactOptional(),
  /** When they came to Telegram. */
  at: z.number().exactOptional(),
  password: twoStepPasswordSchema.nullable(),
});

export function applyPersonCreated({ people }: WorldState, change: z.infer<typeof personCreated>): Effect[] {
  const { id, phone, firstName, lastName, username, password, at, dcId = 1 } = change;
  const traits = {
    hasPhoto: false,
    bot: false,
    deleted: false,
    banned: false,
    premium: false,
    privacy: {},
    premiumMayWrite: false,
    chatsFull: false,
    lastSeen: { kind: 'recently' },
  } as const;
  people.add(
    {
      id,
      phone,
      firstName,
      lastName,
      username,
      homeDc: dcId,
      ...traits,
      ...(at !== undefined && { registeredAt: at }),
    },
    password && readPassword(password),
  );
  return [];
}
