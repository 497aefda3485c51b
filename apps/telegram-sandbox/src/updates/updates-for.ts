import { recentRequesters } from '../joining/recent-requesters.ts';
import { readState } from '../messages/seen-messages.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { deniedView } from '../views/chat.ts';
import { chatPeer } from '../views/message.ts';
import { chatParticipantsView } from '../views/participant.ts';
import { PeersMet } from '../views/peers-met.ts';
import { mayAsAdmin } from '../world/chat.ts';
import type { Told } from '../world/log-effect.ts';
import { boxEventView, channelEventView } from './event-views.ts';
import { ownSettingsUpdates } from './own-settings-updates.ts';

type Parts = Pick<Sandbox, 'accessHashes' | 'clock' | 'world'>;

/** What one account sees of something that happened, with everybody it names; null if it does not concern them. */
export function updatesFor(
  viewerId: number,
  told: readonly Told[],
  sandbox: Parts,
  met: PeersMet = new PeersMet(),
): TlConstructor<'updates'> | null {
  const updates = told.flatMap(one => updatesOf(one, viewerId, sandbox, met));
  if (updates.length === 0) return null;
  const peers = met.views({ viewer: { id: viewerId }, sandbox });
  return { _: 'updates', updates, ...peers, date: sandbox.clock.seconds(), seq: 0 };
}

function updatesOf(told: Told, viewerId: number, sandbox: Parts, met: PeersMet): Tl<'Update'>[] {
  const { world } = sandbox;
  switch (told.kind) {
    case 'delivery': {
      if (!told.delivery.owners.includes(viewerId)) return [];
      const box = world.boxes.of(viewerId);
      const logged = box.eventOf(told.delivery);
      const view = logged && boxEventView(logged, box, { world }, met);
      return view ? [view.update] : [];
    }
    case 'channel-event': {
      if (!told.chat.members.has(viewerId) && !isAuthor(told, viewerId)) return [];
      const view = channelEventView(told.logged, told.chat, viewerId, { world }, met);
      return view ? [view.update] : [];
    }
    case 'membership':
      return membershipUpdates(told, viewerId, met);
    case 'chat-changed':
      return chatChangedUpdates(told, viewerId, met);
    case 'join-requests':
      return joinRequestUpdates(told, viewerId, met);
    case 'contacts':
    case 'blocked':
    case 'privacy':
      return ownSettingsUpdates(told, viewerId, world, met);
    case 'read':
      return channelReadUpdates(told, viewerId, { world }, met);
  }
}

/** Also whoever writes without being a member sees what they have written. */
function isAuthor({ chat, logged }: Extract<Told, { kind: 'channel-event' }>, userId: number): boolean {
  return logged.event.kind !== 'deleted' && chat.messages.get(logged.event.messageId)?.fromId === userId;
}

/** Of a channel, only whoever it concerns is told; of a small group, all who are in it. */
function membershipUpdates(
  { chat, userIds }: Extract<Told, { kind: 'membership' }>,
  viewerId: number,
  met: PeersMet,
): Tl<'Update'>[] {
  const concerned = userIds.includes(viewerId);
  if (chat.kind !== 'group') {
    if (!concerned) return [];
    met.chat(chat);
    return [{ _: 'updateChannel', channel_id: BigInt(chat.id) }];
  }
  if (!concerned && !chat.members.has(viewerId)) return [];
  met.chat(chat).users(userIds);
  return [{ _: 'updateChatParticipants', participants: chatParticipantsView(chat, viewerId) }];
}

/** Whoever is in it looks again. https://core.telegram.org/constructor/updateChatDefaultBannedRights */
function chatChangedUpdates(
  { chat }: Extract<Told, { kind: 'chat-changed' }>,
  viewerId: number,
  met: PeersMet,
): Tl<'Update'>[] {
  if (!chat.members.has(viewerId)) return [];
  met.chat(chat);
  const rights: Tl<'Update'> = {
    _: 'updateChatDefaultBannedRights',
    peer: chatPeer(chat),
    default_banned_rights: deniedView(chat.settings.denied),
    version: chat.messages.newestId,
  };
  return chat.kind === 'group' ? [rights] : [{ _: 'updateChannel', channel_id: BigInt(chat.id) }, rights];
}

/** The admins who may let people in. https://core.telegram.org/constructor/updatePendingJoinRequests */
function joinRequestUpdates(
  { chat }: Extract<Told, { kind: 'join-requests' }>,
  viewerId: number,
  met: PeersMet,
): Tl<'Update'>[] {
  if (!mayAsAdmin(chat, viewerId, 'invite_users')) return [];
  const recent = recentRequesters(chat);
  met.chat(chat).users(recent);
  return [
    {
      _: 'updatePendingJoinRequests',
      peer: chatPeer(chat),
      requests_pending: chat.requests.size,
      recent_requesters: recent.map(BigInt),
    },
  ];
}

/** Reading a channel moves no pts: whoever misses this finds it in the dialog. */
function channelReadUpdates(
  { conversation, readerId, authors, upTo }: Extract<Told, { kind: 'read' }>,
  viewerId: number,
  { world }: Pick<Sandbox, 'world'>,
  met: PeersMet,
): Tl<'Update'>[] {
  if (conversation.kind === 'private') return [];
  const channel_id = BigInt(conversation.id);
  if (viewerId === readerId) {
    met.chat(conversation);
    const { pts } = world.channelLogs.of(conversation);
    const { unread } = readState(conversation, viewerId, { world });
    const read = { channel_id, max_id: upTo, still_unread_count: unread, pts };
    return [{ _: 'updateReadChannelInbox', ...read }];
  }
  if (!authors().has(viewerId)) return [];
  met.chat(conversation);
  return [{ _: 'updateReadChannelOutbox', channel_id, max_id: upTo }];
}
