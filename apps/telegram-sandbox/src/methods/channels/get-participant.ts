import { channelOf } from '../../peers/input-chat.ts';
import { peerOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { chatView } from '../../views/chat.ts';
import { channelParticipantView } from '../../views/participant.ts';
import { userViews } from '../../views/user.ts';
import { banOf, isAdmin } from '../../world/chat.ts';

/**
 * USER_NOT_PARTICIPANT if they are not in it; admins are told of whom they threw out. In a broadcast channel, and
 * where members are hidden, only admins may ask for others.
 * https://core.telegram.org/method/channels.getParticipant
 */
export const getParticipant: UserMethod<'channels.getParticipant'> = (call, context) => {
  const { sandbox, viewer } = context;
  const chat = channelOf(call.channel, context);
  const target = peerOf(call.participant, context);
  if (target.kind === 'chat') throw new RpcError('PARTICIPANT_ID_INVALID');
  const { id } = target.person;
  const admin = isAdmin(chat, viewer.id);
  const hidden = chat.kind === 'channel' || (chat.settings.membersHidden && !isAdmin(chat, id));
  if (hidden && id !== viewer.id && !admin) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const ban = admin || id === viewer.id ? banOf(chat, id, sandbox.clock.now()) : null;
  if (!chat.members.has(id) && !ban) throw new RpcError('USER_NOT_PARTICIPANT');
  return {
    _: 'channels.channelParticipant',
    participant: channelParticipantView(chat, id, viewer.id, ban),
    chats: [chatView(chat, context)],
    users: userViews(ban ? [id, ban.by] : [id], context),
  };
};
