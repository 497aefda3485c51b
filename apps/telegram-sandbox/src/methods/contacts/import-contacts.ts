import { foundByPhone } from '../../contacts/found-by-phone.ts';
import { noteUser } from '../../peers/note.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import type { Tl } from '../../tl/api.ts';
import { userViews } from '../../views/user.ts';

/** What exceeds this is to be imported later. How many Telegram takes it does not say: an assumption. */
const MAX_IMPORTED = 500;

/**
 * Takes people into the contacts by their numbers; whoever is not there, or does not let themselves be found by a
 * number, is passed over. https://core.telegram.org/method/contacts.importContacts
 */
export const importContacts: UserMethod<'contacts.importContacts'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const found = call.contacts.slice(0, MAX_IMPORTED).flatMap(input => contactIn(input, context) ?? []);
  const added = found.map(({ client_id: _, ...contact }) => contact);
  const change = { ownerId: viewer.id, added, removed: [] };
  if (added.length > 0) sandbox.world.commit({ type: 'contacts-changed', ...change }, session);
  return {
    _: 'contacts.importedContacts',
    imported: found.map(({ userId, client_id }) => ({
      _: 'importedContact',
      user_id: BigInt(userId),
      client_id,
    })),
    popular_invites: [],
    retry_contacts: call.contacts.slice(MAX_IMPORTED).map(({ client_id }) => client_id),
    users: userViews(
      found.map(({ userId }) => userId),
      context,
    ),
  };
};

function contactIn(input: Tl<'InputContact'>, context: UserCallContext) {
  const person = foundByPhone(input.phone.replaceAll(/\D/g, ''), context);
  if (!person || person.id === context.viewer.id) return null;
  noteUser(context.noted, person.id);
  const { client_id, first_name, last_name } = input;
  const firstName = first_name || person.firstName;
  return { client_id, userId: person.id, firstName, lastName: last_name || null, phoneKnown: true };
}
