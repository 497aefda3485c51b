import { foundByPhone } from '../../contacts/found-by-phone.ts';
import { parsePhone } from '../../login/phone.ts';
import { noteUser } from '../../peers/note.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { userPeer } from '../../views/message.ts';
import { userView } from '../../views/user.ts';

/** https://core.telegram.org/method/contacts.resolvePhone */
export const resolvePhone: UserMethod<'contacts.resolvePhone'> = (call, context) => {
  const person = foundByPhone(parsePhone(call.phone), context);
  if (!person) throw new RpcError('PHONE_NOT_OCCUPIED');
  noteUser(context.noted, person.id);
  return {
    _: 'contacts.resolvedPeer',
    peer: userPeer(person.id),
    chats: [],
    users: [userView(person, context)],
  };
};
