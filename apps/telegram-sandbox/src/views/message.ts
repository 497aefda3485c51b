import { repliesTo } from '../discussions/replies-view.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import { type Conversation, partnerIn } from '../world/conversation.ts';
import type { PostAddress } from '../world/history.ts';
import {
  type Forwarded,
  isOutgoing,
  type Message,
  type MessageContent,
  type ReplyTo,
} from '../world/message.ts';
import type { World } from '../world/world.ts';
import { peerOfAuthor } from './author.ts';
import { seconds } from './seconds.ts';

export function chatPeer(chat: Pick<Chat, 'id' | 'kind'>): Tl<'Peer'> {
  return chat.kind === 'group'
    ? { _: 'peerChat', chat_id: BigInt(chat.id) }
    : { _: 'peerChannel', channel_id: BigInt(chat.id) };
}

export const userPeer = (userId: number): Tl<'Peer'> => ({ _: 'peerUser', user_id: BigInt(userId) });

export function conversationPeer(conversation: Conversation, viewerId: number): Tl<'Peer'> {
  return conversation.kind === 'private'
    ? userPeer(partnerIn(conversation, viewerId))
    : chatPeer(conversation);
}

/** A message as `viewerId` sees it, numbered as they number it. What is posted in a channel comes from the channel. */
export function messageView(
  message: Message,
  conversation: Conversation,
  viewerId: number,
  world: Pick<World, 'chats' | 'channelLogs'>,
): Tl<'Message'> {
  const { id, at, content, replyTo, editedAt, views, copyOf, forwardOf } = message;
  const peer_id = conversationPeer(conversation, viewerId);
  const post = conversation.kind === 'channel';
  const common = {
    id,
    date: seconds(at),
    out: isOutgoing(message, viewerId),
    post,
    from_id: post ? undefined : peerOfAuthor(message),
    peer_id,
    reply_to: replyTo && replyHeaderView(replyTo),
  };
  if (content.kind !== 'text')
    return { _: 'messageService', action: actionView(content, peer_id), ...common };
  return {
    _: 'message',
    message: content.text,
    edit_date: editedAt === undefined ? undefined : seconds(editedAt),
    ...(views !== undefined && { views, forwards: 0 }),
    ...(copyOf && { fwd_from: copyHeaderView(copyOf, at) }),
    ...(forwardOf && { fwd_from: forwardHeaderView(forwardOf) }),
    replies: repliesTo(message, conversation, world)?.view,
    ...common,
  };
}

/** https://core.telegram.org/constructor/messageFwdHeader */
const forwardHeaderView = ({ author, postId, at }: Forwarded): Tl<'MessageFwdHeader'> => ({
  _: 'messageFwdHeader',
  from_id: peerOfAuthor(author),
  date: seconds(at),
  channel_post: postId,
});

/** The copy of a post is an automatic forward of it. https://core.telegram.org/api/discussion */
function copyHeaderView({ chatId, messageId }: PostAddress, at: number): Tl<'MessageFwdHeader'> {
  const channel: Tl<'Peer'> = { _: 'peerChannel', channel_id: BigInt(chatId) };
  return {
    _: 'messageFwdHeader',
    from_id: channel,
    date: seconds(at),
    channel_post: messageId,
    saved_from_peer: channel,
    saved_from_msg_id: messageId,
  };
}

/** https://core.telegram.org/constructor/messageReplyHeader */
const replyHeaderView = ({ id, topId }: ReplyTo): Tl<'MessageReplyHeader'> => ({
  _: 'messageReplyHeader',
  reply_to_msg_id: id,
  reply_to_top_id: topId,
});

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
