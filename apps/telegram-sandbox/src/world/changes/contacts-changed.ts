import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

const userId = z.number().int();

/** Somebody has others in their contacts, or no longer. */
export const contactsChanged = z.object({
  type: z.literal('contacts-changed'),
  ownerId: userId,
  added: z.array(
    z.object({
      userId,
      firstName: z.string(),
      lastName: z.string().nullable(),
      phoneKnown: z.boolean(),
    }),
  ),
  removed: z.array(userId),
});

export function applyContactsChanged(
  { contacts }: WorldState,
  { ownerId, added, removed }: z.infer<typeof contactsChanged>,
): Effect[] {
  for (const { userId: otherId, ...contact } of added) contacts.add(ownerId, otherId, contact);
  for (const otherId of removed) contacts.delete(ownerId, otherId);
  return [{ kind: 'contacts', ownerId, userIds: [...added.map(contact => contact.userId), ...removed] }];
}
