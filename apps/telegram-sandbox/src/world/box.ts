import type { Conversation } from './conversation.ts';
import { EventLog, type Logged } from './event-log.ts';
import type { Message } from './message.ts';
import type { Ordered } from './page-of-history.ts';
import { partitionPoint } from './partition-point.ts';

/** A message as it lies in somebody's box: the box's number for it, and where it was written. */
export type BoxEntry = {
  readonly id: number;
  readonly conversation: Conversation;
  readonly messageId: number;
};

/** Something that happens in the boxes of several people at once; the ids are those of the conversation. */
export type Delivery = {
  readonly owners: readonly number[];
  readonly conversation: Conversation;
  readonly at: number;
  readonly happened:
    | { readonly kind: 'new' | 'edited'; readonly messageId: number }
    | { readonly kind: 'deleted'; readonly messageIds: readonly number[] }
    | { readonly kind: 'read-inbox' | 'read-outbox'; readonly upTo: number };
};

/** The same as one owner sees it, in the numbering of their box. */
export type BoxEvent = { readonly delivery: Delivery } & (
  | { readonly kind: 'new' | 'edited'; readonly entry: BoxEntry }
  | { readonly kind: 'deleted'; readonly ids: readonly number[] }
  | { readonly kind: 'read-inbox' | 'read-outbox'; readonly maxId: number }
);

/** What a box begins with, oldest first. */
export type DrawnEntry = Omit<BoxEntry, 'id'>;

/**
 * The messages of one account that are numbered together: its private chats and small groups.
 * https://core.telegram.org/api/updates#message-related-event-sequences
 */
export class Box {
  readonly ownerId: number;
  readonly log: EventLog<BoxEvent>;
  readonly #entries: (BoxEntry | null)[] = [];
  /** The same by conversation, in the order of both numberings. */
  readonly #byConversation = new Map<Conversation, BoxEntry[]>();

  constructor(ownerId: number, drawn: readonly DrawnEntry[]) {
    this.ownerId = ownerId;
    for (const { conversation, messageId } of drawn) this.#put(conversation, messageId);
    this.log = new EventLog(1 + drawn.length);
  }

  get conversations(): Iterable<Conversation> {
    return this.#byConversation.keys();
  }

  /** Null for an id that was never given or whose message is deleted. */
  get(id: number): BoxEntry | null {
    return this.#entries[id - 1] ?? null;
  }

  /** The box's number for a message of a conversation; null if it is not in the box. */
  idOf(conversation: Conversation, messageId: number): number | null {
    const entry = this.#upTo(conversation, messageId);
    return entry?.messageId === messageId ? entry.id : null;
  }

  /** The box's number for the newest message up to this one; 0 if there is none. */
  idUpTo(conversation: Conversation, messageId: number): number {
    return this.#upTo(conversation, messageId)?.id ?? 0;
  }

  /** The conversation's number for the newest message up to this one of the box; 0 if there is none. */
  messageIdUpTo(conversation: Conversation, id: number): number {
    const entries = this.#byConversation.get(conversation) ?? [];
    return entries[countUpTo(entries, entry => entry.id <= id) - 1]?.messageId ?? 0;
  }

  /** The conversation's own numbers for what of it is in the box, ascending. */
  messageIdsOf(conversation: Conversation): number[] {
    return (this.#byConversation.get(conversation) ?? []).map(({ messageId }) => messageId);
  }

  /** A conversation's messages in this box's numbering. */
  messagesIn(conversation: Conversation): Ordered<Message> {
    const entries = this.#byConversation.get(conversation) ?? [];
    const read = (entry: BoxEntry) => this.read(entry);
    return {
      size: entries.length,
      at(place) {
        const entry = entries[place];
        if (!entry) throw new Error(`there is no message at place ${place}`);
        return read(entry);
      },
    };
  }

  /** Everything in the box, oldest first. */
  get entries(): readonly BoxEntry[] {
    return this.#entries.filter(entry => entry !== null);
  }

  /**
   * The message of an entry, with the numbers it and what it answers have in this box. A conversation that lies in
   * boxes keeps every message: each box loses its own.
   */
  read({ id, conversation, messageId }: BoxEntry): Message {
    const message = conversation.messages.get(messageId);
    if (!message) throw new Error(`message ${messageId} is in a box and nowhere else`);
    const { replyTo, ...rest } = message;
    const answered = replyTo && this.idOf(conversation, replyTo.id);
    return { ...rest, id, ...(answered != null && { replyTo: { id: answered } }) };
  }

  /** Takes note of what happened. Nothing happens to a box that does not hold what it is about. */
  take(delivery: Delivery): void {
    const event = this.#eventOf(delivery);
    if (event) this.log.append(event, delivery.at, event.kind === 'deleted' ? event.ids.length : 1);
  }

  /** What a delivery did to this box; null if nothing. */
  eventOf(delivery: Delivery): Logged<BoxEvent> | null {
    return this.log.findLast(event => event.delivery === delivery);
  }

  /** Which event brought a message into the box; null if the box began with it. */
  arrivalOf(id: number): Logged<BoxEvent> | null {
    return this.log.findLast(event => event.kind === 'new' && event.entry.id === id);
  }

  #eventOf(delivery: Delivery): BoxEvent | null {
    const { conversation, happened } = delivery;
    switch (happened.kind) {
      case 'new':
        return { delivery, kind: 'new', entry: this.#put(conversation, happened.messageId) };
      case 'edited': {
        const entry = this.#upTo(conversation, happened.messageId);
        return entry?.messageId === happened.messageId ? { delivery, kind: 'edited', entry } : null;
      }
      case 'deleted': {
        const ids = happened.messageIds.flatMap(messageId => this.#remove(conversation, messageId) ?? []);
        return ids.length === 0 ? null : { delivery, kind: 'deleted', ids };
      }
      default: {
        const maxId = this.idUpTo(conversation, happened.upTo);
        return maxId === 0 ? null : { delivery, kind: happened.kind, maxId };
      }
    }
  }

  #put(conversation: Conversation, messageId: number): BoxEntry {
    const entry = { id: this.#entries.length + 1, conversation, messageId };
    this.#entries.push(entry);
    const entries = this.#byConversation.get(conversation);
    if (entries) entries.push(entry);
    else this.#byConversation.set(conversation, [entry]);
    return entry;
  }

  #remove(conversation: Conversation, messageId: number): number | null {
    const entries = this.#byConversation.get(conversation) ?? [];
    const place = countUpTo(entries, entry => entry.messageId < messageId);
    const entry = entries[place];
    if (entry?.messageId !== messageId) return null;
    entries.splice(place, 1);
    this.#entries[entry.id - 1] = null;
    return entry.id;
  }

  #upTo(conversation: Conversation, messageId: number): BoxEntry | null {
    const entries = this.#byConversation.get(conversation) ?? [];
    return entries[countUpTo(entries, entry => entry.messageId <= messageId) - 1] ?? null;
  }
}

/** How many entries fit, when those that fit all come first. */
function countUpTo(entries: readonly BoxEntry[], fits: (entry: BoxEntry) => boolean): number {
  return partitionPoint(entries.length, place => {
    const entry = entries[place];
    return entry !== undefined && fits(entry);
  });
}
