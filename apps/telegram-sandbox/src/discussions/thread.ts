import { RpcError } from '../rpc/rpc-error.ts';
import type { Chat } from '../world/chat.ts';
import type { Chats } from '../world/chats.ts';
import type { Message } from '../world/message.ts';
import { discussionGroupOf } from './discussion-group.ts';

/** A first message and the group in which it is answered. */
export type Thread = { readonly group: Chat; readonly top: Message };

/**
 * The thread a client means: by a channel's post, of which the discussion group holds a copy, or by a message of the
 * group itself. MSG_ID_INVALID if there is none: no such message, or a post that cannot be discussed.
 * https://core.telegram.org/api/threads
 */
export function threadOf(chat: Chat, messageId: number, chats: Chats): Thread {
  const message = chat.messages.get(messageId);
  if (!message) throw new RpcError('MSG_ID_INVALID');
  if (chat.kind !== 'channel') return { group: chat, top: message };
  const group = discussionGroupOf(chat, chats);
  const top = group?.messages.copyOf({ chatId: chat.id, messageId });
  if (!group || !top) throw new RpcError('MSG_ID_INVALID');
  return { group, top };
}
