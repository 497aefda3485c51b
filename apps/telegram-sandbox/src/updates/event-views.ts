import { readState } from '../messages/seen-messages.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Tl } from '../tl/api.ts';
import { conversationPeer, messageView } from '../views/message.ts';
import type { PeersMet } from '../views/peers-met.ts';
import type { Box, BoxEvent } from '../world/box.ts';
import type { ChannelEvent } from '../world/channel-logs.ts';
import type { Chat } from '../world/chat.ts';
import type { Logged } from '../world/event-log.ts';

/** What an event adds to what a client is told. New messages may stand apart from the other updates. */
export type EventView =
  | { readonly kind: 'message'; readonly message: Tl<'Message'>; readonly update: Tl<'Update'> }
  | { readonly kind: 'other'; readonly update: Tl<'Update'> };

/** An event of somebody's box as they see it; null for a message that is gone by now. */
export function boxEventView(
  { event, pts, count: pts_count }: Logged<BoxEvent>,
  box: Box,
  { world }: Pick<Sandbox, 'world'>,
  met: PeersMet,
): EventView | null {
  switch (event.kind) {
    case 'new':
    case 'edited': {
      if (!box.get(event.entry.id)) return null;
      const { conversation } = event.entry;
      const seen = box.read(event.entry);
      met.message(seen, conversation);
      const message = messageView(seen, conversation, box.ownerId, world);
      if (event.kind === 'edited')
        return { kind: 'other', update: { _: 'updateEditMessage', message, pts, pts_count } };
      return { kind: 'message', message, update: { _: 'updateNewMessage', message, pts, pts_count } };
    }
    case 'deleted':
      return {
        kind: 'other',
        update: { _: 'updateDeleteMessages', messages: [...event.ids], pts, pts_count },
      };
    default: {
      const { conversation } = event.delivery;
      met.conversation(conversation);
      const peer = conversationPeer(conversation, box.ownerId);
      const read = { peer, max_id: event.maxId, pts, pts_count };
      if (event.kind === 'read-outbox')
        return { kind: 'other', update: { _: 'updateReadHistoryOutbox', ...read } };
      const { unread } = readState(conversation, box.ownerId, { world });
      return {
        kind: 'other',
        update: { _: 'updateReadHistoryInbox', still_unread_count: unread, ...read },
      };
    }
  }
}

/** An event of a supergroup or channel as `viewerId` sees it; null for a message that is gone by now. */
export function channelEventView(
  { event, pts, count: pts_count }: Logged<ChannelEvent>,
  chat: Chat,
  viewerId: number,
  { world }: Pick<Sandbox, 'world'>,
  met: PeersMet,
): EventView | null {
  if (event.kind === 'deleted') {
    met.chat(chat);
    const messages = [...event.messageIds];
    const channel_id = BigInt(chat.id);
    return {
      kind: 'other',
      update: { _: 'updateDeleteChannelMessages', channel_id, messages, pts, pts_count },
    };
  }
  const seen = chat.messages.get(event.messageId);
  if (!seen) return null;
  met.message(seen, chat);
  const message = messageView(seen, chat, viewerId, world);
  if (event.kind === 'edited')
    return { kind: 'other', update: { _: 'updateEditChannelMessage', message, pts, pts_count } };
  return { kind: 'message', message, update: { _: 'updateNewChannelMessage', message, pts, pts_count } };
}
