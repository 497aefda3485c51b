import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import type { Tl } from '../../tl/api.ts';
import { chatView } from '../../views/chat.ts';
import { boxMessageView, chatMessageView, chatPeer, userPeer } from '../../views/message.ts';
import { userViews } from '../../views/user.ts';

/** One conversation with its newest message. */
type Conversation = {
  readonly peer: Tl<'Peer'>;
  readonly top: Tl<'Message'>;
  readonly topId: number;
  readonly at: number;
  readonly userIds: readonly number[];
  readonly chat?: Tl<'Chat'>;
};

const MAX_PAGE = 100;

/** The account's chats and conversations, newest first. https://core.telegram.org/method/messages.getDialogs */
export const getDialogs: UserMethod<'messages.getDialogs'> = (call, context) => {
  const all = [...chatConversations(context), ...personConversations(context)].sort((a, b) => b.at - a.at);
  const older =
    call.offset_date === 0 ? all : all.filter(({ at }) => Math.floor(at / 1000) < call.offset_date);
  const page = older.slice(0, Math.min(Math.max(1, call.limit), MAX_PAGE));
  return {
    _: 'messages.dialogsSlice',
    count: all.length,
    dialogs: page.map(({ peer, topId }) => ({
      _: 'dialog',
      peer,
      top_message: topId,
      read_inbox_max_id: topId,
      read_outbox_max_id: topId,
      unread_count: 0,
      unread_mentions_count: 0,
      unread_reactions_count: 0,
      notify_settings: { _: 'peerNotifySettings' },
    })),
    messages: page.map(({ top }) => top),
    chats: page.flatMap(({ chat }) => chat ?? []),
    users: userViews(
      page.flatMap(({ userIds }) => userIds),
      context,
    ),
  };
};

function chatConversations(context: UserCallContext): Conversation[] {
  const { sandbox, viewer } = context;
  return sandbox.world.chats.of(viewer.id).flatMap(chat => {
    const newest = chat.messages.newest();
    if (!newest) return [];
    return {
      peer: chatPeer(chat),
      top: chatMessageView(chat, newest, viewer.id),
      topId: newest.id,
      at: newest.at,
      userIds: chat.kind === 'channel' ? [] : [newest.fromId],
      chat: chatView(chat, context),
    };
  });
}

function personConversations({ sandbox, viewer }: UserCallContext): Conversation[] {
  const newestByPeer = new Map(
    sandbox.world.mailboxes.of(viewer.id).map(message => [message.peerId, message]),
  );
  return [...newestByPeer].map(([peerId, newest]) => ({
    peer: userPeer(peerId),
    top: boxMessageView(newest, viewer.id),
    topId: newest.id,
    at: newest.at,
    userIds: [peerId, newest.fromId],
  }));
}
