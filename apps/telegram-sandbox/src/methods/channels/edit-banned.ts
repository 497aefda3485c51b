import { deniedIn } from '../../chat-settings/rights-in.ts';
import { channelOf } from '../../peers/input-chat.ts';
import { peerOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';
import { type Chat, isAdmin, mayAsAdmin } from '../../world/chat.ts';

const SHORTEST = 30_000;
const LONGEST = 366 * 86_400_000;

/**
 * Throws somebody out (without `view_messages`), denies them something, or lifts it all. Less than 30 seconds and
 * more than 366 days are for ever: https://core.telegram.org/constructor/chatBannedRights
 * https://core.telegram.org/method/channels.editBanned
 */
export const editBanned: UserMethod<'channels.editBanned'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const chat = channelOf(call.channel, context);
  const target = peerOf(call.participant, context);
  if (target.kind === 'chat') throw new RpcError('PARTICIPANT_ID_INVALID');
  const { id: userId } = target.person;
  if (!mayAsAdmin(chat, viewer.id, 'ban_users')) throw new RpcError('CHAT_ADMIN_REQUIRED', 403);
  if (!mayBan(chat, userId, viewer.id)) throw new RpcError('USER_ADMIN_INVALID');
  const denied = deniedIn(call.banned_rights);
  const at = sandbox.clock.now();
  const until = untilOf(call.banned_rights.until_date, at);
  const ban = { denied, until, by: viewer.id, at };
  const who = { chatId: chat.id, userId };
  const told = denied.includes('view_messages')
    ? sandbox.world.commit({ type: 'member-removed', ...who, ban, by: viewer.id, at }, session)
    : sandbox.world.commit({ type: 'ban-set', ...who, ban: denied.length === 0 ? null : ban }, session);
  const channel = { _: 'updateChannel', channel_id: BigInt(chat.id) } as const;
  return updatesAnswer(told, context, [channel], new PeersMet().chat(chat).users([userId]));
};

/** Nobody bans themselves or the creator; an admin is banned by the creator and by whoever promoted them. */
function mayBan(chat: Chat, userId: number, byId: number): boolean {
  if (userId === byId || userId === chat.creatorId) return false;
  return !isAdmin(chat, userId) || chat.creatorId === byId || chat.admins.get(userId)?.promotedBy === byId;
}

function untilOf(date: number, now: number): number | null {
  const until = date * 1000;
  return until - now < SHORTEST || until - now > LONGEST ? null : until;
}
