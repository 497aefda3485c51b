import { type Dialog, dialogsOf } from '../../messages/dialogs.ts';
import { dialogsView } from '../../messages/dialogs-view.ts';
import { peerOf } from '../../peers/input-peer.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import type { Call, Tl } from '../../tl/api.ts';
import type { Conversation } from '../../world/conversation.ts';

const MAX_PAGE = 100;

/**
 * The account's conversations, that with the newest message first. Nothing can be pinned or put into a folder yet.
 * https://core.telegram.org/method/messages.getDialogs
 */
export const getDialogs: UserMethod<'messages.getDialogs'> = (call, context) => {
  const all =
    call.folder_id === undefined || call.folder_id === 0 ? dialogsOf(context.viewer.id, context.sandbox) : [];
  const older = olderThan(call, all, context);
  const page = older.slice(0, Math.min(Math.max(1, call.limit), MAX_PAGE));
  const answer = dialogsView(page, context);
  if (page.length === all.length) return { _: 'messages.dialogs', ...answer };
  return { _: 'messages.dialogsSlice', count: all.length, ...answer };
};

/**
 * What follows the dialog the page before ended with; if that has moved since, what is older than it was. Ids of
 * different boxes cannot be compared. https://core.telegram.org/api/offsets
 */
function olderThan(
  { offset_peer, offset_id, offset_date }: Call<'messages.getDialogs'>,
  all: readonly Dialog[],
  context: UserCallContext,
): readonly Dialog[] {
  const last = offsetPeer(offset_peer, context);
  const place = all.findIndex(({ conversation }) => conversation === last);
  if (all[place]?.newest.id === offset_id) return all.slice(place + 1);
  if (offset_date === 0) return all;
  return all.filter(({ newest }) => Math.floor(newest.at / 1000) < offset_date);
}

/** Where the page before ended; also a conversation that is closed by now may be that. */
function offsetPeer(input: Tl<'InputPeer'>, context: UserCallContext): Conversation | null {
  const { chats, privateChats } = context.sandbox.world;
  if (input._ === 'inputPeerEmpty') return null;
  if (input._ === 'inputPeerChannel') return chats.get(Number(input.channel_id));
  if (input._ === 'inputPeerChat') return chats.get(Number(input.chat_id));
  const peer = peerOf(input, context);
  return peer.kind === 'chat' ? peer.chat : privateChats.between(context.viewer.id, peer.person.id);
}
