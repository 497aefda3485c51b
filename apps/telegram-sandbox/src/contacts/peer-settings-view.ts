import type { TlConstructor } from '../tl/api.ts';
import type { Contacts } from '../world/contacts.ts';

/** What a client offers above a conversation with somebody. https://core.telegram.org/constructor/peerSettings */
export function peerSettingsView(
  userId: number,
  viewerId: number,
  { contacts }: { readonly contacts: Contacts },
): TlConstructor<'peerSettings'> {
  const isStranger = userId !== viewerId && !contacts.has(viewerId, userId);
  const blocked = contacts.blockedSince(viewerId, userId) !== undefined;
  return { _: 'peerSettings', add_contact: isStranger, block_contact: isStranger && !blocked };
}
