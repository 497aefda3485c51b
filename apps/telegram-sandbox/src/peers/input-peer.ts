import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import type { Person } from '../world/person.ts';
import { channelOf, groupOf } from './input-chat.ts';
import { findUser } from './input-user.ts';

export type AddressedPeer =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat'; readonly chat: Chat };

/** Whoever or whatever a client means; PEER_ID_INVALID for a person it may not address. */
export function peerOf(input: Tl<'InputPeer'>, context: UserCallContext): AddressedPeer {
  if (input._ === 'inputPeerChannel') return { kind: 'chat', chat: channelOf(input, context) };
  if (input._ === 'inputPeerChat') return { kind: 'chat', chat: groupOf(input.chat_id, context) };
  const person = findUser(input, context);
  if (!person) throw new RpcError('PEER_ID_INVALID');
  return { kind: 'person', person };
}
