import type { Chat } from './chat.ts';
import type { Conversation, PrivateChat } from './conversation.ts';
import type { Message } from './message.ts';
import type { PrivacyKey } from './privacy.ts';

/**
 * What a change makes visible to people besides the one who made it. Who is connected is told at once; all others
 * find the same in their boxes and in the chats' histories when they ask for what they missed.
 */
export type Effect =
  /** A new message between two people. */
  | { readonly kind: 'private-message'; readonly chat: PrivateChat; readonly message: Message }
  /** A new message in the history of a chat. */
  | { readonly kind: 'chat-message'; readonly chat: Chat; readonly message: Message }
  | { readonly kind: 'message-edited'; readonly conversation: Conversation; readonly message: Message }
  | {
      readonly kind: 'messages-deleted';
      readonly conversation: Conversation;
      readonly messageIds: readonly number[];
      /** Whose box alone loses them; null if everybody's does. */
      readonly onlyFor: number | null;
      readonly at: number;
    }
  /** Somebody has read on, from the message after `before` up to `upTo`. */
  | {
      readonly kind: 'read';
      readonly conversation: Conversation;
      readonly readerId: number;
      readonly before: number;
      readonly upTo: number;
      readonly at: number;
    }
  /** Somebody came, went, or has other rights than before. */
  | { readonly kind: 'membership'; readonly chat: Chat; readonly userIds: readonly number[] }
  /** A chat is called otherwise, or has other settings. */
  | { readonly kind: 'chat-changed'; readonly chat: Chat }
  /** What somebody has changed for themselves. */
  | { readonly kind: 'contacts'; readonly ownerId: number; readonly userIds: readonly number[] }
  | {
      readonly kind: 'blocked';
      readonly ownerId: number;
      readonly personId: number;
      readonly blocked: boolean;
    }
  | { readonly kind: 'privacy'; readonly ownerId: number; readonly keys: readonly PrivacyKey[] }
  /** Somebody asked to be let in, or is no longer waiting. */
  | { readonly kind: 'join-requests'; readonly chat: Chat };
