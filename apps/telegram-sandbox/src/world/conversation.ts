import type { Chat } from './chat.ts';
import { History } from './history.ts';
import type { MessageTarget } from './message.ts';

/** What two people, or one with themselves, have written to each other. */
export type PrivateChat = {
  readonly kind: 'private';
  readonly userIds: readonly [number, number];
  readonly messages: History;
};

/** Wherever messages are written. Its messages have a numbering of its own, which only channels show. */
export type Conversation = Chat | PrivateChat;

/**
 * Whether its messages are numbered by the box of each who has them, not by the chat itself.
 * https://core.telegram.org/api/updates#message-related-event-sequences
 */
export function isCountedInBoxes(
  conversation: Conversation,
): conversation is PrivateChat | (Chat & { readonly kind: 'group' }) {
  return conversation.kind === 'private' || conversation.kind === 'group';
}

/** Whoever `userId` talks to; in a chat with themselves, that is them. */
export function partnerIn({ userIds: [first, second] }: PrivateChat, userId: number): number {
  return first === userId ? second : first;
}

/** How a change names a conversation of `userId`. */
export function targetOf(conversation: Conversation, userId: number): MessageTarget {
  return conversation.kind === 'private'
    ? { kind: 'person', id: partnerIn(conversation, userId) }
    : { kind: 'chat', id: conversation.id };
}

/** The conversations between people; one comes to be when somebody asks for it. */
export class PrivateChats {
  readonly #byPair = new Map<string, PrivateChat>();

  between(one: number, other: number): PrivateChat {
    const userIds: [number, number] = one < other ? [one, other] : [other, one];
    const pair = userIds.join(' ');
    const known = this.#byPair.get(pair);
    if (known) return known;
    const nothing = () => {
      throw new Error('a private chat begins empty');
    };
    const created: PrivateChat = {
      kind: 'private',
      userIds,
      messages: new History({ count: 0, message: nothing }),
    };
    this.#byPair.set(pair, created);
    return created;
  }
}

/** The conversation a change of `userId` names; null if there is no such chat. */
export function conversationAt(
  target: MessageTarget,
  userId: number,
  { chats, privateChats }: { chats: { get(id: number): Chat | null }; privateChats: PrivateChats },
): Conversation | null {
  return target.kind === 'chat' ? chats.get(target.id) : privateChats.between(userId, target.id);
}
