import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/** https://core.telegram.org/method/contacts.deleteContacts */
export const deleteContacts: UserMethod<'contacts.deleteContacts'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const removed = call.id.map(input => userOf(input, context).id);
  const change = { ownerId: viewer.id, added: [], removed };
  const told = sandbox.world.commit({ type: 'contacts-changed', ...change }, session);
  return updatesAnswer(told, context, [], new PeersMet().users(removed));
};
