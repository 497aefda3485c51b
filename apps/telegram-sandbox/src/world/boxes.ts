import { Box, type Delivery, type DrawnEntry } from './box.ts';
import type { Chat } from './chat.ts';
import type { Conversation } from './conversation.ts';
import { countWhile } from './page-of-history.ts';

/** A generated small group somebody was in from the beginning. */
type DrawnMembership = { readonly chat: Chat; readonly joinedAt: number };

/**
 * The boxes of all accounts. A box is what it begins with and everything delivered to its owner since, so it is
 * built only when somebody looks into it; until then a message costs every receiver a place in a list.
 */
export class Boxes {
  readonly #memberships = new Map<number, DrawnMembership[]>();
  readonly #firstMembers = new Map<Conversation, readonly number[]>();
  readonly #open = new Map<number, Box>();
  /** What was delivered to whoever has not looked yet. */
  readonly #waiting = new Map<number, Delivery[]>();
  /** In whose boxes each message was put. */
  readonly #receivers = new Map<Conversation, Map<number, readonly number[]>>();

  /** `groups` are those the world begins with, as they are in the beginning. */
  constructor(groups: readonly Chat[]) {
    for (const chat of groups) {
      const firstMembers = chat.members.newestFirst();
      this.#firstMembers.set(chat, firstMembers);
      for (const userId of firstMembers) {
        const memberships = this.#memberships.get(userId) ?? [];
        const joinedAt = chat.members.membership(userId)?.joinedAt ?? chat.createdAt;
        this.#memberships.set(userId, [...memberships, { chat, joinedAt }]);
      }
    }
  }

  of(ownerId: number): Box {
    const open = this.#open.get(ownerId);
    if (open) return open;
    const box = new Box(ownerId, drawnEntries(this.#memberships.get(ownerId) ?? []));
    for (const delivery of this.#waiting.get(ownerId) ?? []) box.take(delivery);
    this.#waiting.delete(ownerId);
    this.#open.set(ownerId, box);
    return box;
  }

  /** Whoever got a message, also those who have left since; some of them may have deleted it. */
  receiversOf(conversation: Conversation, messageId: number): readonly number[] {
    const receivers = this.#receivers.get(conversation)?.get(messageId);
    return receivers ?? this.#firstMembers.get(conversation) ?? [];
  }

  deliver(delivery: Delivery): void {
    const { conversation, happened, owners } = delivery;
    if (happened.kind === 'new') {
      const receivers = this.#receivers.get(conversation) ?? new Map<number, readonly number[]>();
      this.#receivers.set(conversation, receivers.set(happened.messageId, owners));
    }
    for (const ownerId of owners) {
      const open = this.#open.get(ownerId);
      const waiting = this.#waiting.get(ownerId);
      if (open) open.take(delivery);
      else if (waiting) waiting.push(delivery);
      else this.#waiting.set(ownerId, [delivery]);
    }
  }
}

/** Who came later has not what was written before; in several groups the messages are numbered by their time. */
function drawnEntries(memberships: readonly DrawnMembership[]): DrawnEntry[] {
  const entries = memberships.flatMap(({ chat, joinedAt }) => {
    const { count, message } = chat.messages.drawn;
    const drawn = { size: count, at: (place: number) => message(place + 1) };
    const missed = countWhile(drawn, ({ at }) => at < joinedAt);
    return Array.from({ length: count - missed }, (_, place) => {
      const messageId = missed + place + 1;
      return { conversation: chat, messageId, at: memberships.length > 1 ? message(messageId).at : 0 };
    });
  });
  return entries.sort((one, other) => one.at - other.at);
}
