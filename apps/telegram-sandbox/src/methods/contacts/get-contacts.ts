import type { UserMethod } from '../../rpc/method.ts';
import { hashOfIds } from '../../rpc/result-hash.ts';
import { userViews } from '../../views/user.ts';

/**
 * Only if the list is another than that of which the client sends the hash.
 * https://core.telegram.org/method/contacts.getContacts
 */
export const getContacts: UserMethod<'contacts.getContacts'> = (call, context) => {
  const { sandbox, viewer } = context;
  const { contacts } = sandbox.world;
  const ids = [...contacts.of(viewer.id).keys()].sort((one, other) => one - other);
  if (call.hash !== 0n && call.hash === hashOfIds([ids.length, ...ids]))
    return { _: 'contacts.contactsNotModified' };
  return {
    _: 'contacts.contacts',
    contacts: ids.map(userId => ({
      _: 'contact',
      user_id: BigInt(userId),
      mutual: contacts.areMutual(viewer.id, userId),
    })),
    saved_count: ids.length,
    users: userViews(ids, context),
  };
};
