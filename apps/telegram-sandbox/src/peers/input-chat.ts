import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Tl } from '../tl/api.ts';
import { type Chat, isThrownOut } from '../world/chat.ts';

type Addressed = Tl<'InputChannel'> | Tl<'InputPeer'>;

/**
 * The supergroup or channel a client means. CHANNEL_INVALID if there is none under this id and hash,
 * CHANNEL_PRIVATE if it is not public and the viewer is not in it or was thrown out.
 */
export function channelOf(input: Addressed, { sandbox, viewer, noted }: UserCallContext): Chat {
  if (input._ !== 'inputChannel' && input._ !== 'inputPeerChannel') throw new RpcError('CHANNEL_INVALID');
  const chatId = Number(input.channel_id);
  noted.chatId = chatId;
  const chat = sandbox.world.chats.get(chatId);
  const addressable = input.access_hash === sandbox.accessHashes.of(viewer.id, chatId);
  if (!chat || chat.kind === 'group' || !addressable) throw new RpcError('CHANNEL_INVALID');
  if (!isVisible(chat, viewer.id, sandbox)) throw new RpcError('CHANNEL_PRIVATE');
  return chat;
}

/** Members see a chat, others a public one, and the discussion group of a channel they see. */
export function isVisible(chat: Chat, userId: number, { world, clock }: Sandbox): boolean {
  if (chat.members.has(userId)) return true;
  if (isThrownOut(chat, userId, clock.now())) return false;
  if (chat.username !== null) return true;
  const { linkedChatId } = chat.settings;
  const channel = linkedChatId === null || chat.kind === 'channel' ? null : world.chats.get(linkedChatId);
  return channel !== null && (channel.username !== null || channel.members.has(userId));
}

/** The small group with this id, for its members; for others there is none: CHAT_ID_INVALID. */
export function groupOf(chatId: bigint, { sandbox, viewer, noted }: UserCallContext): Chat {
  noted.chatId = Number(chatId);
  const chat = sandbox.world.chats.get(Number(chatId));
  if (chat?.kind !== 'group' || !chat.members.has(viewer.id)) throw new RpcError('CHAT_ID_INVALID');
  return chat;
}
