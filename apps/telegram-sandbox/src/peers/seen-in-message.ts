import { messageIdOf } from '../messages/seen-messages.ts';
import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import type { Message } from '../world/message.ts';
import { channelKnownBy, groupOf } from './known-chat.ts';

type FromMessage = { readonly peer: Tl<'InputPeer'>; readonly msg_id: number };

/**
 * The message in which a client says it has met somebody, in a chat it can see. MSG_ID_INVALID if there is none.
 * https://core.telegram.org/api/min
 */
export function messageMet({ peer, msg_id }: FromMessage, context: UserCallContext): Message {
  const chat = chatMet(peer, context);
  const id = messageIdOf(chat, msg_id, context.viewer.id, context.sandbox);
  const message = id === null ? null : chat.messages.get(id);
  if (!message) throw new RpcError('MSG_ID_INVALID');
  return message;
}

function chatMet(peer: Tl<'InputPeer'>, context: UserCallContext): Chat {
  if (peer._ === 'inputPeerChat') return groupOf(peer.chat_id, context);
  if (peer._ === 'inputPeerChannel') return channelKnownBy(peer.channel_id, peer.access_hash, context);
  throw new RpcError('PEER_ID_INVALID');
}

/** Whether a message names this person, as its author or in what it tells. */
export function namesUser({ fromId, asChatId, content }: Message, userId: number): boolean {
  if (asChatId === undefined && fromId === userId) return true;
  if (content.kind === 'added') return content.userIds.includes(userId);
  if (content.kind === 'removed') return content.userId === userId;
  return content.kind === 'joined-by-link' && content.inviterId === userId;
}

/** Whether a message stands under this chat's name, or is a copy of its post. */
export const namesChat = ({ asChatId, copyOf }: Message, chatId: number): boolean =>
  asChatId === chatId || copyOf?.chatId === chatId;
