import { userOf } from '../../peers/input-user.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';
import type { Person } from '../../world/person.ts';
import { privacyRule } from '../../world/privacy.ts';

/**
 * Takes somebody into the contacts whom one can address, and if wished lets them see one's number.
 * https://core.telegram.org/method/contacts.addContact
 */
export const addContact: UserMethod<'contacts.addContact'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const person = userOf(call.id, context);
  if (person.id === viewer.id) throw new RpcError('CONTACT_ID_INVALID');
  const firstName = call.first_name.trim();
  if (firstName === '') throw new RpcError('CONTACT_NAME_EMPTY');
  const phoneKnown = call.phone.replaceAll(/\D/g, '') === person.phone;
  const contact = { userId: person.id, firstName, lastName: call.last_name.trim() || null, phoneKnown };
  const change = { ownerId: viewer.id, added: [contact], removed: [] };
  const told = sandbox.world.commit({ type: 'contacts-changed', ...change }, session);
  if (call.add_phone_privacy_exception) showPhoneTo(person, context);
  return updatesAnswer(told, context, [], new PeersMet().users([person.id]));
};

function showPhoneTo(person: Person, { sandbox, viewer, session }: UserCallContext): void {
  const rule = privacyRule(viewer.privacy, 'phone');
  const allowed = [...new Set([...(rule.allowed ?? []), person.id])];
  const patch = { privacy: { phone: { ...rule, allowed } } };
  sandbox.world.commit({ type: 'person-changed', id: viewer.id, patch }, session);
}
