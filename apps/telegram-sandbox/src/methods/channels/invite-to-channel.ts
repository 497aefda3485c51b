import { addMembers } from '../../inviting/add-members.ts';
import { invitedUsersView } from '../../inviting/invited-users-view.ts';
import { channelOf } from '../../peers/input-chat.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { mayInvite } from '../../world/chat.ts';

const MAX_USERS_A_CALL = 100;

/**
 * Adds people. Whose settings forbid it is named in missing_invitees, without an error. A channel that has 200
 * subscribers takes nobody more and answers USERS_TOO_MUCH (https://github.com/danog/MadelineProto/issues/893).
 * https://core.telegram.org/method/channels.inviteToChannel
 */
export const inviteToChannel: UserMethod<'channels.inviteToChannel'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  const people = call.users.map(input => userOf(input, context));
  if (!chat.members.has(context.viewer.id)) throw new RpcError('CHAT_WRITE_FORBIDDEN');
  if (!mayInvite(chat, context.viewer.id, context.sandbox.clock.now()))
    throw new RpcError('CHAT_ADMIN_REQUIRED', 403);
  if (people.length > MAX_USERS_A_CALL) throw new RpcError('USERS_TOO_MUCH');
  return invitedUsersView(chat, addMembers(people, chat, context), context);
};
