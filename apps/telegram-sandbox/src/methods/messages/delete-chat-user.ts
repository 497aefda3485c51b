import { openGroupOf } from '../../peers/input-chat.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';
import { type Chat, isAdmin, mayAsAdmin } from '../../world/chat.ts';

/**
 * Leaves a small group, or removes somebody from it: admins who may, and whoever brought that person in.
 * https://core.telegram.org/method/messages.deleteChatUser
 */
export const deleteChatUser: UserMethod<'messages.deleteChatUser'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const chat = openGroupOf(call.chat_id, context);
  const { id: userId } = userOf(call.user_id, context);
  if (!chat.members.has(userId)) throw new RpcError('USER_NOT_PARTICIPANT');
  if (userId !== viewer.id && !mayRemove(chat, userId, viewer.id)) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const change = { type: 'member-removed', chatId: chat.id, userId, by: viewer.id } as const;
  const told = sandbox.world.commit({ ...change, at: sandbox.clock.now() }, session);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};

function mayRemove(chat: Chat, userId: number, byId: number): boolean {
  if (chat.creatorId === byId) return true;
  if (isAdmin(chat, userId)) return false;
  return mayAsAdmin(chat, byId, 'ban_users') || chat.members.membership(userId)?.invitedBy === byId;
}
