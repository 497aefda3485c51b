import { canBeUsername } from '../../chat-settings/public-name.ts';
import { noteUser } from '../../peers/note.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { chatView } from '../../views/chat.ts';
import { chatPeer, userPeer } from '../../views/message.ts';
import { userView } from '../../views/user.ts';

/** https://core.telegram.org/method/contacts.resolveUsername */
export const resolveUsername: UserMethod<'contacts.resolveUsername'> = (call, context) => {
  const { sandbox, noted } = context;
  const username = call.username.replace(/^@/, '');
  if (!canBeUsername(username)) throw new RpcError('USERNAME_INVALID');
  const chat = sandbox.world.chats.byUsername(username);
  if (chat) {
    noted.chatId = chat.id;
    return { _: 'contacts.resolvedPeer', peer: chatPeer(chat), chats: [chatView(chat, context)], users: [] };
  }
  const person = sandbox.world.people.byUsername(username);
  if (!person) throw new RpcError('USERNAME_NOT_OCCUPIED');
  noteUser(noted, person.id);
  return {
    _: 'contacts.resolvedPeer',
    peer: userPeer(person.id),
    chats: [],
    users: [userView(person, context)],
  };
};
