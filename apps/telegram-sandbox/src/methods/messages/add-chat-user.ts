import { addMembers } from '../../inviting/add-members.ts';
import { invitedUsersView } from '../../inviting/invited-users-view.ts';
import { openGroupOf } from '../../peers/input-chat.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { mayInvite } from '../../world/chat.ts';

/** Unlike for channels, a person who is in already is an error. https://core.telegram.org/method/messages.addChatUser */
export const addChatUser: UserMethod<'messages.addChatUser'> = (call, context) => {
  const chat = openGroupOf(call.chat_id, context);
  const person = userOf(call.user_id, context);
  if (!mayInvite(chat, context.viewer.id, context.sandbox.clock.now()))
    throw new RpcError('CHAT_ADMIN_REQUIRED');
  if (chat.members.has(person.id)) throw new RpcError('USER_ALREADY_PARTICIPANT');
  return invitedUsersView(chat, addMembers([person], chat, context), context);
};
