import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Chat } from '../world/chat.ts';
import { isVisible } from './visible.ts';

/**
 * The supergroup or channel with this id and hash. CHANNEL_INVALID if there is none, CHANNEL_PRIVATE if the viewer
 * does not see it.
 */
export function channelKnownBy(
  channelId: bigint,
  accessHash: bigint,
  { sandbox, viewer, noted }: UserCallContext,
): Chat {
  const chatId = Number(channelId);
  noted.chatId = chatId;
  if (accessHash !== sandbox.accessHashes.of(viewer.id, chatId)) throw new RpcError('CHANNEL_INVALID');
  return visibleChannel(chatId, { sandbox, viewer });
}

/** The same, for whoever may address it for another reason than a hash. */
export function visibleChannel(
  chatId: number,
  { sandbox, viewer }: Pick<UserCallContext, 'sandbox' | 'viewer'>,
): Chat {
  const chat = sandbox.world.chats.get(chatId);
  if (!chat || chat.kind === 'group') throw new RpcError('CHANNEL_INVALID');
  if (!isVisible(chat, viewer.id, sandbox)) throw new RpcError('CHANNEL_PRIVATE');
  return chat;
}

/**
 * The small group with this id, also for who has left it and has its messages still: TDLib reads a group it is not in
 * any more (have_input_peer with AccessRights::Read). CHAT_ID_INVALID for others. To write or change something it
 * takes `groupOf` or the checks of whoever does it.
 */
export function groupInBox(chatId: bigint, context: UserCallContext): Chat {
  const { sandbox, viewer, noted } = context;
  const chat = sandbox.world.chats.get(Number(chatId));
  const inBox = chat?.kind === 'group' && [...sandbox.world.boxes.of(viewer.id).conversations].includes(chat);
  if (!inBox) return groupOf(chatId, context);
  noted.chatId = chat.id;
  return chat;
}

/** The small group with this id, for its members; for others there is none: CHAT_ID_INVALID. */
export function groupOf(chatId: bigint, { sandbox, viewer, noted }: UserCallContext): Chat {
  noted.chatId = Number(chatId);
  const chat = sandbox.world.chats.get(Number(chatId));
  if (chat?.kind !== 'group' || !chat.members.has(viewer.id)) throw new RpcError('CHAT_ID_INVALID');
  return chat;
}
