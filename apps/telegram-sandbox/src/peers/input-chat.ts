import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import { channelKnownBy, groupOf, visibleChannel } from './known-chat.ts';
import { messageMet, namesChat } from './seen-in-message.ts';

type Addressed = Tl<'InputChannel'> | Tl<'InputPeer'>;

/**
 * The supergroup or channel a client means. CHANNEL_INVALID if there is none under this id and hash,
 * CHANNEL_PRIVATE if it is not public and the viewer is not in it or was thrown out.
 */
export function channelOf(input: Addressed, context: UserCallContext): Chat {
  if (!('channel_id' in input)) throw new RpcError('CHANNEL_INVALID');
  if ('access_hash' in input) return channelKnownBy(input.channel_id, input.access_hash, context);
  const chatId = Number(input.channel_id);
  const met = namesChat(messageMet(input, context), chatId);
  context.noted.chatId = chatId;
  if (!met) throw new RpcError('CHANNEL_INVALID');
  return visibleChannel(chatId, context);
}

/** A small group for what would change something: one that has become a supergroup is closed for it. */
export function openGroupOf(chatId: bigint, context: UserCallContext): Chat {
  const chat = groupOf(chatId, context);
  if (chat.settings.migratedTo !== null) throw new RpcError('CHAT_ID_INVALID');
  return chat;
}
