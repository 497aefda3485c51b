import type { Message } from './message.ts';
import type { Ordered } from './page-of-history.ts';
import { partitionPoint } from './partition-point.ts';

/** The messages a history begins with: `message(id)` for the ids from 1 to `count`, by arithmetic. */
export type DrawnMessages = {
  readonly count: number;
  message(id: number): Message;
  /** The ids, ascending, of what answers a message; of the first of a thread, also of what answers its answers. */
  thread?(topId: number): readonly number[];
  /** The id of the automatic copy of a channel's post. */
  copyOf?(post: PostAddress): number | null;
};

/** A post of a channel. */
export type PostAddress = { readonly chatId: number; readonly messageId: number };

const postKey = ({ chatId, messageId }: PostAddress): string => `${chatId} ${messageId}`;

/**
 * The messages of one chat. Those it begins with are drawn from the seed when somebody looks, so that a history of
 * hundreds of thousands costs nothing; later ones, changed ones and which were deleted are stored.
 */
export class History {
  /** What it begins with, as it was then. */
  readonly drawn: DrawnMessages;
  readonly #later: Message[] = [];
  /** Ids by what they answer, and of copies by their post; of later messages only. */
  readonly #threads = new Map<number, number[]>();
  readonly #copies = new Map<string, number>();
  readonly #changed = new Map<number, Message>();
  /** Ids, in ascending order. */
  #deleted: readonly number[] = [];

  constructor(drawn: DrawnMessages) {
    this.drawn = drawn;
  }

  /** The id of the newest message there ever was: ids are given once. */
  get newestId(): number {
    return this.drawn.count + this.#later.length;
  }

  /** How many messages there are. */
  get size(): number {
    return this.newestId - this.#deleted.length;
  }

  /** Null for an id that was never given or whose message is deleted. */
  get(id: number): Message | null {
    if (!Number.isInteger(id) || id < 1 || id > this.newestId) return null;
    return this.#isDeleted(id) ? null : this.#stored(id);
  }

  newest(): Message | null {
    return this.size === 0 ? null : this.ordered.at(this.size - 1);
  }

  /** What is there, by place. */
  readonly ordered: Ordered<Message> = this.#asOrdered();

  append(message: Omit<Message, 'id'>): Message {
    const appended = { ...message, id: this.newestId + 1 };
    this.#later.push(appended);
    if (appended.copyOf) this.#copies.set(postKey(appended.copyOf), appended.id);
    this.#enterThreads(appended);
    return appended;
  }

  /** Puts a changed message in the place of the one with its id. */
  replace(message: Message): void {
    this.#changed.set(message.id, message);
  }

  /** False if there is no such message. */
  delete(id: number): boolean {
    if (this.get(id) === null) return false;
    const place = this.#deletedBefore(id);
    this.#deleted = this.#deleted.toSpliced(place, 0, id);
    return true;
  }

  /** What answers a message, oldest first; for the first of a thread, also what answers its answers. */
  thread(topId: number): Ordered<Message> {
    const drawn = this.drawn.thread?.(topId) ?? [];
    const all = [...drawn, ...(this.#threads.get(topId) ?? [])];
    const ids = this.#deleted.length === 0 ? all : all.filter(id => !this.#isDeleted(id));
    return { size: ids.length, at: place => this.#stored(ids[place] ?? 0) };
  }

  /** The copy of a post in this discussion group. */
  copyOf(post: PostAddress): Message | null {
    const id = this.#copies.get(postKey(post)) ?? this.drawn.copyOf?.(post) ?? null;
    return id === null ? null : this.get(id);
  }

  #enterThreads({ id, replyTo }: Message): void {
    if (!replyTo) return;
    for (const topId of new Set([replyTo.id, replyTo.topId ?? replyTo.id])) {
      const ids = this.#threads.get(topId);
      if (ids) ids.push(id);
      else this.#threads.set(topId, [id]);
    }
  }

  #isDeleted(id: number): boolean {
    return this.#deleted[this.#deletedBefore(id)] === id;
  }

  #asOrdered(): Ordered<Message> {
    const sizeOf = () => this.size;
    return {
      get size() {
        return sizeOf();
      },
      at: place => this.#stored(this.#idAt(place)),
    };
  }

  /** With d deleted below it, the message at a place has the id place + 1 + d. */
  #idAt(place: number): number {
    const deleted = this.#deleted;
    const below = partitionPoint(deleted.length, nth => (deleted[nth] ?? 0) - nth <= place + 1);
    return place + 1 + below;
  }

  #deletedBefore(id: number): number {
    return partitionPoint(this.#deleted.length, nth => (this.#deleted[nth] ?? 0) < id);
  }

  #stored(id: number): Message {
    const message =
      this.#changed.get(id) ??
      (id <= this.drawn.count ? this.drawn.message(id) : this.#later[id - this.drawn.count - 1]);
    if (!message) throw new Error(`message ${id} is not there`);
    return message;
  }
}
