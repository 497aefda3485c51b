import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Chat } from '../world/chat.ts';
import { messageMet, namesChat } from './seen-in-message.ts';
import { isVisible } from './visible.ts';

type Addressed = Tl<'InputChannel'> | Tl<'InputPeer'>;

/**
 * The supergroup or channel a client means. CHANNEL_INVALID if there is none under this id and hash,
 * CHANNEL_PRIVATE if it is not public and the viewer is not in it or was thrown out.
 */
export function channelOf(input: Addressed, context: UserCallContext): Chat {
  const { sandbox, viewer, noted } = context;
  if (!('channel_id' in input)) throw new RpcError('CHANNEL_INVALID');
  const chatId = Number(input.channel_id);
  const addressable =
    'access_hash' in input
      ? input.access_hash === sandbox.accessHashes.of(viewer.id, chatId)
      : namesChat(messageMet(input, context), chatId);
  noted.chatId = chatId;
  const chat = sandbox.world.chats.get(chatId);
  if (!chat || chat.kind === 'group' || !addressable) throw new RpcError('CHANNEL_INVALID');
  if (!isVisible(chat, viewer.id, sandbox)) throw new RpcError('CHANNEL_PRIVATE');
  return chat;
}

/** The same for what would change something: a group that has become a supergroup is closed for it. */
export function openGroupOf(chatId: bigint, context: UserCallContext): Chat {
  const chat = groupOf(chatId, context);
  if (chat.settings.migratedTo !== null) throw new RpcError('CHAT_ID_INVALID');
  return chat;
}

/** The small group with this id, for its members; for others there is none: CHAT_ID_INVALID. */
export function groupOf(chatId: bigint, { sandbox, viewer, noted }: UserCallContext): Chat {
  noted.chatId = Number(chatId);
  const chat = sandbox.world.chats.get(Number(chatId));
  if (chat?.kind !== 'group' || !chat.members.has(viewer.id)) throw new RpcError('CHAT_ID_INVALID');
  return chat;
}
