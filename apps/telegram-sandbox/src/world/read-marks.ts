import { type Conversation, isCountedInBoxes } from './conversation.ts';
import { countWhile } from './page-of-history.ts';

type Reader = { readonly userId: number; readonly upTo: number };

/** Up to which message everybody has read a conversation, in the conversation's own numbering. */
export class ReadMarks {
  readonly #marks = new Map<Conversation, Map<number, number>>();
  /** The two who have read furthest in each: to everybody one of them is another. */
  readonly #furthest = new Map<Conversation, readonly Reader[]>();

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
    const other = this.#furthest.get(conversation)?.find(reader => reader.userId !== userId);
    return Math.max(conversation.messages.drawn.count, other?.upTo ?? 0);
  }

  /** Nobody reads backwards, so whoever is not among the furthest stays behind them. */
  set(conversation: Conversation, userId: number, upTo: number): void {
    const marks = this.#marks.get(conversation) ?? new Map<number, number>();
    this.#marks.set(conversation, marks.set(userId, upTo));
    const others = (this.#furthest.get(conversation) ?? []).filter(reader => reader.userId !== userId);
    const furthest = [...others, { userId, upTo }].sort((one, other) => other.upTo - one.upTo);
    this.#furthest.set(conversation, furthest.slice(0, 2));
  }
}
