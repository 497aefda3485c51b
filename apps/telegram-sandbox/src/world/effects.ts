import type { Chat } from './chat.ts';
import type { BoxMessage, Message } from './message.ts';

/**
 * What a change makes visible to people besides the one who made it. Who is connected is told at once; all others
 * find the same in their boxes and in the chats' histories when they ask for what they missed.
 */
export type Effect =
  /** A new message in somebody's own box. */
  | { readonly kind: 'box-message'; readonly ownerId: number; readonly message: BoxMessage }
  /** A new message in the history of a chat. */
  | { readonly kind: 'chat-message'; readonly chat: Chat; readonly message: Message }
  /** Somebody came, went, or has other rights than before. */
  | { readonly kind: 'membership'; readonly chat: Chat; readonly userIds: readonly number[] };
