import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const personCreated = z.object({
  type: z.literal('person-created'),
  id: z.number().int(),
  phone: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  username: z.string().nullable(),
  password: z.object({ salt1: z.base64(), salt2: z.base64(), verifier: z.base64() }).nullable(),
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
  const verifier = password && {
    salt1: Buffer.from(password.salt1, 'base64'),
    salt2: Buffer.from(password.salt2, 'base64'),
    verifier: Buffer.from(password.verifier, 'base64'),
  };
  people.add({ id, phone, firstName, lastName, username, ...traits }, verifier);
  return [];
}
