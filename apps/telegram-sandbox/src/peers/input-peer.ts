import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import type { Conversation } from '../world/conversation.ts';
import type { Person } from '../world/person.ts';
import { channelOf } from './input-chat.ts';
import { findUser } from './input-user.ts';
import { groupInBox } from './known-chat.ts';

export type AddressedPeer =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat'; readonly chat: Chat };

/** Whoever or whatever a client means; PEER_ID_INVALID for a person it may not address. */
export function peerOf(input: Tl<'InputPeer'>, context: UserCallContext): AddressedPeer {
  if (input._ === 'inputPeerChannel' || input._ === 'inputPeerChannelFromMessage')
    return { kind: 'chat', chat: channelOf(input, context) };
  if (input._ === 'inputPeerChat') return { kind: 'chat', chat: groupInBox(input.chat_id, context) };
  const person = findUser(input, context);
  if (!person) throw new RpcError('PEER_ID_INVALID');
  return { kind: 'person', person };
}

/** The conversation a client means. */
export function conversationOf(input: Tl<'InputPeer'>, context: UserCallContext): Conversation {
  const peer = peerOf(input, context);
  if (peer.kind === 'chat') return peer.chat;
  return context.sandbox.world.privateChats.between(context.viewer.id, peer.person.id);
}
