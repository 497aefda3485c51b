import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import type { BoxMessage, Message, MessageContent } from '../world/message.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

export function chatPeer(chat: Pick<Chat, 'id' | 'kind'>): Tl<'Peer'> {
  return chat.kind === 'group'
    ? { _: 'peerChat', chat_id: BigInt(chat.id) }
    : { _: 'peerChannel', channel_id: BigInt(chat.id) };
}

export const userPeer = (userId: number): Tl<'Peer'> => ({ _: 'peerUser', user_id: BigInt(userId) });

/** A message of a chat, as `viewerId` sees it. What is posted in a channel comes from the channel. */
export function chatMessageView(chat: Chat, message: Message, viewerId: number): Tl<'Message'> {
  const post = chat.kind === 'channel';
  const from_id = post ? undefined : userPeer(message.fromId);
  return messageView(message, { out: message.fromId === viewerId, post, from_id, peer_id: chatPeer(chat) });
}

/** A message between two people, as the owner of the box sees it. */
export function boxMessageView(message: BoxMessage, ownerId: number): Tl<'Message'> {
  const out = message.fromId === ownerId;
  return messageView(message, {
    out,
    post: false,
    from_id: userPeer(message.fromId),
    peer_id: userPeer(message.peerId),
  });
}

type Addresses = { out: boolean; post: boolean; from_id: Tl<'Peer'> | undefined; peer_id: Tl<'Peer'> };

function messageView({ id, at, content }: Message, addresses: Addresses): Tl<'Message'> {
  const common = { id, date: seconds(at), ...addresses };
  if (content.kind === 'text') return { _: 'message', message: content.text, ...common };
  return { _: 'messageService', action: actionView(content, addresses.peer_id), ...common };
}

function actionView(
  content: Exclude<MessageContent, { kind: 'text' }>,
  peer: Tl<'Peer'>,
): Tl<'MessageAction'> {
  switch (content.kind) {
    case 'created':
      return peer._ === 'peerChat'
        ? { _: 'messageActionChatCreate', title: content.title, users: [] }
        : { _: 'messageActionChannelCreate', title: content.title };
    case 'added':
      return { _: 'messageActionChatAddUser', users: content.userIds.map(BigInt) };
    case 'removed':
      return { _: 'messageActionChatDeleteUser', user_id: BigInt(content.userId) };
    case 'joined-by-link':
      return { _: 'messageActionChatJoinedByLink', inviter_id: BigInt(content.inviterId) };
    case 'joined-by-request':
      return { _: 'messageActionChatJoinedByRequest' };
    case 'migrated-to':
      return { _: 'messageActionChatMigrateTo', channel_id: BigInt(content.chatId) };
    case 'migrated-from':
      return {
        _: 'messageActionChannelMigrateFrom',
        title: content.title,
        chat_id: BigInt(content.chatId),
      };
  }
}
