import { linkView } from '../../invite-links/link-view.ts';
import { recentRequesters } from '../../joining/recent-requesters.ts';
import { readState } from '../../messages/seen-messages.ts';
import { channelOf } from '../../peers/input-chat.ts';
import { mayListMembers } from '../../peers/visible.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';
import { banOf, type Chat, isAdmin, isThrownOut, mayAsAdmin } from '../../world/chat.ts';

/**
 * In a broadcast channel only admins see who is subscribed. Where members are hidden the list is shown all the same,
 * with admins and bots alone (see `getParticipants`). https://core.telegram.org/constructor/channelFull
 */
export const getFullChannel: UserMethod<'channels.getFullChannel'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  const { sandbox, viewer } = context;
  const { settings } = chat;
  const { unread, inboxMaxId, outboxMaxId } = readState(chat, viewer.id, sandbox);
  const linked = settings.linkedChatId === null ? null : sandbox.world.chats.get(settings.linkedChatId);
  const settles = mayAsAdmin(chat, viewer.id, 'invite_users');
  const link = settles ? sandbox.world.inviteLinks.permanentOf(chat.id, viewer.id) : null;
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'channelFull',
      id: BigInt(chat.id),
      about: settings.about,
      can_view_participants: mayListMembers(chat, viewer.id),
      participants_hidden: settings.membersHidden,
      participants_count: chat.members.size,
      admins_count: chat.admins.size + 1,
      ...(isAdmin(chat, viewer.id) && bannedCounts(chat, sandbox.clock.now())),
      exported_invite: link ? linkView(link, chat) : undefined,
      requests_pending: settles && chat.requests.size > 0 ? chat.requests.size : undefined,
      recent_requesters: settles && chat.requests.size > 0 ? recentRequesters(chat).map(BigInt) : undefined,
      linked_chat_id: linked ? BigInt(linked.id) : undefined,
      slowmode_seconds: settings.slowModeSeconds || undefined,
      migrated_from_chat_id: chat.migratedFrom === undefined ? undefined : BigInt(chat.migratedFrom),
      migrated_from_max_id: chat.migratedFrom === undefined ? undefined : 0,
      read_inbox_max_id: inboxMaxId,
      read_outbox_max_id: outboxMaxId,
      unread_count: unread,
      chat_photo: { _: 'photoEmpty', id: 0n },
      notify_settings: { _: 'peerNotifySettings' },
      bot_info: [],
      pts: sandbox.world.channelLogs.of(chat).pts,
    },
    chats: [chat, ...(linked ? [linked] : [])].map(one => chatView(one, context)),
    users: [],
  };
};

/** Who was thrown out, and who may be there but not do everything: banned_count and restricted_count of TDLib. */
function bannedCounts(chat: Chat, now: number) {
  const banned = [...chat.bans.keys()].filter(userId => banOf(chat, userId, now) !== null);
  const thrownOut = banned.filter(userId => isThrownOut(chat, userId, now)).length;
  return { kicked_count: thrownOut, banned_count: banned.length - thrownOut };
}
