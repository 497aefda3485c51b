import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import { channelOf, openGroupOf } from './input-chat.ts';

/** The group or channel a client means that is to be changed; PEER_ID_INVALID for people. */
export function chatOfPeer(input: Tl<'InputPeer'>, context: UserCallContext): Chat {
  if (input._ === 'inputPeerChat') return openGroupOf(input.chat_id, context);
  if ('channel_id' in input) return channelOf(input, context);
  throw new RpcError('PEER_ID_INVALID');
}
