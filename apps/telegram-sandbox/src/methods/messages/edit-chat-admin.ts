import { openGroupOf } from '../../peers/input-chat.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { usualAdminRights } from '../../world/rights.ts';

/** Only the creator of a small group chooses its admins. https://core.telegram.org/method/messages.editChatAdmin */
export const editChatAdmin: UserMethod<'messages.editChatAdmin'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const chat = openGroupOf(call.chat_id, context);
  const { id: userId } = userOf(call.user_id, context);
  if (chat.creatorId !== viewer.id) throw new RpcError('CHAT_ADMIN_REQUIRED');
  if (!chat.members.has(userId)) throw new RpcError('USER_NOT_PARTICIPANT');
  const rights = call.is_admin ? usualAdminRights({ canInvite: true }) : [];
  const change = { type: 'admin-set', chatId: chat.id, userId, rights, promotedBy: viewer.id } as const;
  sandbox.world.commit({ ...change, at: sandbox.clock.now() }, session);
  return true;
};
