import { Api } from 'telegram';

/** Where a list of dialogs goes on: https://core.telegram.org/api/offsets */
export type DialogsOffset = {
  offsetDate: number;
  offsetId: number;
  offsetPeer: Api.TypeInputPeer;
  /** Pinned ones come with the first page, whatever their date. */
  excludePinned: boolean;
};

/** Dialogs come newest first. */
export const NEWEST: DialogsOffset = {
  offsetDate: 0,
  offsetId: 0,
  offsetPeer: new Api.InputPeerEmpty(),
  excludePinned: false,
};

type Page = Pick<Api.messages.DialogsSlice, 'dialogs' | 'messages' | 'users' | 'chats'>;

/**
 * After the last dialog of a page: by its chat and newest message, for of several with the same date the date alone would
 * show some twice or leave them out. Null when the page names none that one can go on from.
 */
export function offsetAfter(page: Page): DialogsOffset | null {
  const last = page.dialogs.findLast(dialog => dialog instanceof Api.Dialog && !dialog.pinned);
  if (!(last instanceof Api.Dialog)) return null;
  const offsetPeer = inputPeerOf(last.peer, page);
  const newest = page.messages.find(
    message =>
      message.id === last.topMessage &&
      'peerId' in message &&
      message.peerId !== undefined &&
      keyOf(message.peerId) === keyOf(last.peer),
  );
  if (!offsetPeer || !newest || !('date' in newest)) return null;
  return { offsetDate: newest.date, offsetId: newest.id, offsetPeer, excludePinned: true };
}

/** One spelling for the same chat or person in every page. */
export function keyOf(peer: Api.TypePeer): string {
  if (peer instanceof Api.PeerUser) return `user:${peer.userId}`;
  return peer instanceof Api.PeerChat ? `group:${peer.chatId}` : `channel:${peer.channelId}`;
}

function inputPeerOf(peer: Api.TypePeer, { users, chats }: Page): Api.TypeInputPeer | null {
  if (peer instanceof Api.PeerChat) return new Api.InputPeerChat({ chatId: peer.chatId });
  if (peer instanceof Api.PeerUser) {
    const user = users.find(({ id }) => id.eq(peer.userId));
    if (!(user instanceof Api.User) || !user.accessHash) return null;
    return new Api.InputPeerUser({ userId: user.id, accessHash: user.accessHash });
  }
  const channel = chats.find(chat => chat instanceof Api.Channel && chat.id.eq(peer.channelId));
  if (!(channel instanceof Api.Channel) || !channel.accessHash) return null;
  return new Api.InputPeerChannel({ channelId: channel.id, accessHash: channel.accessHash });
}
