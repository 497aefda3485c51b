import type { Tl } from '../tl/api.ts';
import { type Ban, type Chat, roleOf } from '../world/chat.ts';
import { deniedView, rightsOf } from './chat.ts';
import { seconds } from './seconds.ts';

/** One member of a supergroup or channel, as `viewerId` sees them. */
export function channelParticipantView(
  chat: Chat,
  userId: number,
  viewerId: number,
  ban: Ban | null = null,
): Tl<'ChannelParticipant'> {
  const user_id = BigInt(userId);
  const membership = chat.members.membership(userId);
  const date = seconds(membership?.joinedAt ?? chat.createdAt);
  if (ban) {
    return {
      _: 'channelParticipantBanned',
      left: membership === null,
      peer: { _: 'peerUser', user_id },
      kicked_by: BigInt(ban.by),
      date: seconds(ban.at),
      banned_rights: deniedView(ban.denied, ban.until),
    };
  }
  const inviter_id = BigInt(membership?.invitedBy ?? userId);
  const admin_rights = rightsOf(chat, userId) ?? { _: 'chatAdminRights' };
  const self = userId === viewerId;
  switch (roleOf(chat, userId)) {
    case 'creator':
      return { _: 'channelParticipantCreator', user_id, admin_rights };
    case 'admin':
      return {
        _: 'channelParticipantAdmin',
        self,
        user_id,
        inviter_id: self ? inviter_id : undefined,
        promoted_by: BigInt(chat.admins.get(userId)?.promotedBy ?? chat.creatorId),
        date,
        admin_rights,
        can_edit: chat.creatorId === viewerId || chat.admins.get(userId)?.promotedBy === viewerId,
        rank: chat.admins.get(userId)?.rank || undefined,
      };
    default:
      return self
        ? { _: 'channelParticipantSelf', user_id, inviter_id, date }
        : { _: 'channelParticipant', user_id, date };
  }
}

/** One member of a small group. */
export function chatParticipantView(chat: Chat, userId: number): Tl<'ChatParticipant'> {
  const user_id = BigInt(userId);
  const membership = chat.members.membership(userId);
  const date = seconds(membership?.joinedAt ?? chat.createdAt);
  const inviter_id = BigInt(membership?.invitedBy ?? chat.creatorId);
  switch (roleOf(chat, userId)) {
    case 'creator':
      return { _: 'chatParticipantCreator', user_id };
    case 'admin':
      return { _: 'chatParticipantAdmin', user_id, inviter_id, date };
    default:
      return { _: 'chatParticipant', user_id, inviter_id, date };
  }
}

/** All members of a small group; whoever is not in it is not told. */
export function chatParticipantsView(chat: Chat, viewerId: number): Tl<'ChatParticipants'> {
  const chat_id = BigInt(chat.id);
  if (!chat.members.has(viewerId)) return { _: 'chatParticipantsForbidden', chat_id };
  const participants = chat.members.newestFirst().map(userId => chatParticipantView(chat, userId));
  return { _: 'chatParticipants', chat_id, participants, version: chat.messages.newestId };
}
