import { grantedIn } from '../../chat-settings/rights-in.ts';
import { invitability } from '../../inviting/invitability.ts';
import { checkRoom } from '../../joining/join.ts';
import { channelOf } from '../../peers/input-chat.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';
import { type Chat, isAdmin, mayAsAdmin } from '../../world/chat.ts';
import type { Person } from '../../world/person.ts';

const MAX_ADMINS = 50;

/**
 * Makes somebody an admin, gives them other rights, or with none takes them away. Who is no member yet is added as
 * by an invitation. https://core.telegram.org/method/channels.editAdmin
 */
export const editAdmin: UserMethod<'channels.editAdmin'> = (call, context) => {
  const { sandbox, viewer, session, noted } = context;
  const chat = channelOf(call.channel, context);
  const person = userOf(call.user_id, context);
  const rights = grantedIn(call.admin_rights);
  if (!mayAsAdmin(chat, viewer.id, 'add_admins')) throw new RpcError('CHAT_ADMIN_REQUIRED', 403);
  if (person.id === chat.creatorId) throw new RpcError('USER_CREATOR');
  if (!rights.every(right => mayAsAdmin(chat, viewer.id, right))) throw new RpcError('RIGHT_FORBIDDEN', 403);
  if (isAdmin(chat, person.id) && chat.creatorId !== viewer.id) checkPromotedBy(chat, person.id, viewer.id);
  const comes = rights.length > 0 && !chat.members.has(person.id);
  if (comes) checkMayAdd(person, chat, context);
  if (rights.length > 0 && !chat.admins.has(person.id) && chat.admins.size >= MAX_ADMINS)
    throw new RpcError('ADMINS_TOO_MUCH');
  const who = { chatId: chat.id, userId: person.id };
  const change = { type: 'admin-set', ...who, rights, rank: call.rank, promotedBy: viewer.id } as const;
  const wasNobody = rights.length === 0 && !chat.members.has(person.id);
  const told = wasNobody ? [] : sandbox.world.commit({ ...change, at: sandbox.clock.now() }, session);
  if (comes) noted.invited = [person.id];
  const channel = { _: 'updateChannel', channel_id: BigInt(chat.id) } as const;
  return updatesAnswer(told, context, [channel], new PeersMet().chat(chat).users([person.id]));
};

function checkPromotedBy(chat: Chat, userId: number, byId: number): void {
  if (chat.admins.get(userId)?.promotedBy !== byId) throw new RpcError('CHAT_ADMIN_REQUIRED', 403);
}

/**
 * The names of Telegram for Android's showAddUserAlert, and else those of an invitation. Admins also come to a channel
 * that has more than 200 subscribers, as bots do everywhere.
 */
function checkMayAdd(person: Person, chat: Chat, context: UserCallContext): void {
  const verdict = invitability(person, chat, context);
  if (verdict.kind === 'missing') {
    context.noted.missing = [person.id];
    throw new RpcError('USER_PRIVACY_RESTRICTED');
  }
  if (verdict.kind === 'refused' && verdict.error === 'USER_KICKED')
    throw new RpcError('CHAT_ADMIN_BAN_REQUIRED');
  if (verdict.kind === 'refused') throw new RpcError(verdict.error);
  if (!mayAsAdmin(chat, context.viewer.id, 'invite_users')) throw new RpcError('CHAT_ADMIN_INVITE_REQUIRED');
  checkRoom(chat);
}
