import { type Conversation, isCountedInBoxes } from './conversation.ts';
import { countWhile } from './page-of-history.ts';

/** Up to which message everybody has read a conversation, in the conversation's own numbering. */
export class ReadMarks {
  readonly #marks = new Map<Conversation, Map<number, number>>();

  /** What a world begins with is read; whoever came to a channel later has read what stood there before. */
  of(conversation: Conversation, userId: number): number {
    const mark = this.#marks.get(conversation)?.get(userId);
    if (mark !== undefined) return mark;
    const { drawn, ordered } = conversation.messages;
    if (isCountedInBoxes(conversation)) return drawn.count;
    const joinedAt = conversation.members.membership(userId)?.joinedAt ?? 0;
    const before = countWhile(ordered, ({ at }) => at < joinedAt);
    return before === 0 ? drawn.count : Math.max(drawn.count, ordered.at(before - 1).id);
  }

  /** How far the one of the others who has read furthest has read. */
  byOthers(conversation: Conversation, userId: number): number {
    const marks = this.#marks.get(conversation) ?? new Map<number, number>();
    const others = [...marks].flatMap(([readerId, mark]) => (readerId === userId ? [] : mark));
    return Math.max(conversation.messages.drawn.count, ...others);
  }

  set(conversation: Conversation, userId: number, upTo: number): void {
    const marks = this.#marks.get(conversation) ?? new Map<number, number>();
    this.#marks.set(conversation, marks.set(userId, upTo));
  }
}
