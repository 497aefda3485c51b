import { partitionPoint } from './partition-point.ts';

/** When somebody came, and who brought them; null if they came by themselves. */
export type Membership = { readonly joinedAt: number; readonly invitedBy: number | null };

/** The members a chat begins with, by arithmetic: slots from 0, the first who came, to `size` - 1. */
export type DrawnMembers = {
  readonly size: number;
  at(slot: number): number;
  /** Null for who is not among them. */
  slotOf(userId: number): number | null;
  membership(slot: number): Membership;
};

/** The members of one chat in the order they came. Only who came or went since the beginning is stored. */
export class Members {
  readonly drawn: DrawnMembers;
  readonly #later = new Map<number, Membership>();
  /** Slots whose member has gone, in ascending order. */
  #gone: readonly number[] = [];
  #laterNewestFirst: readonly number[] | null = null;
  #all: readonly number[] | null = null;
  #version = 0;

  constructor(drawn: DrawnMembers) {
    this.drawn = drawn;
  }

  get size(): number {
    return this.drawn.size - this.#gone.length + this.#later.size;
  }

  /** Another number whenever somebody came or went. */
  get version(): number {
    return this.#version;
  }

  has(userId: number): boolean {
    return this.#later.has(userId) || this.#drawnSlot(userId) !== null;
  }

  membership(userId: number): Membership | null {
    const later = this.#later.get(userId);
    if (later) return later;
    const slot = this.#drawnSlot(userId);
    return slot === null ? null : this.drawn.membership(slot);
  }

  /** Everybody. Long lists are kept until somebody comes or goes; for a part of one, ask for the `page`. */
  newestFirst(): readonly number[] {
    this.#all ??= this.page(0, this.size);
    return this.#all;
  }

  /** A part of the list, newest first, without making the whole. */
  page(offset: number, limit: number): number[] {
    this.#laterNewestFirst ??= [...this.#later.keys()].reverse();
    const page = this.#laterNewestFirst.slice(offset, offset + limit);
    const left = this.drawn.size - this.#gone.length;
    let place = left - 1 - Math.max(0, offset - this.#laterNewestFirst.length);
    for (; page.length < limit && place >= 0; place--) page.push(this.drawn.at(this.#slotAt(place)));
    return page;
  }

  /** The same people in the order of the list. */
  sortedNewestFirst(userIds: readonly number[]): number[] {
    const later = new Map([...this.#later.keys()].map((userId, place) => [userId, this.drawn.size + place]));
    const placed = userIds.map(userId => ({
      userId,
      place: later.get(userId) ?? this.#drawnSlot(userId) ?? -1,
    }));
    return placed.sort((one, other) => other.place - one.place).map(({ userId }) => userId);
  }

  /** False if they are a member already. */
  add(userId: number, membership: Membership): boolean {
    if (this.has(userId)) return false;
    this.#later.set(userId, membership);
    this.#changed();
    return true;
  }

  /** False if they are no member. */
  remove(userId: number): boolean {
    const slot = this.#drawnSlot(userId);
    if (slot !== null) this.#gone = this.#gone.toSpliced(this.#goneBefore(slot), 0, slot);
    else if (!this.#later.delete(userId)) return false;
    this.#changed();
    return true;
  }

  #changed(): void {
    this.#version++;
    this.#all = null;
    this.#laterNewestFirst = null;
  }

  #drawnSlot(userId: number): number | null {
    const slot = this.drawn.slotOf(userId);
    return slot === null || this.#gone[this.#goneBefore(slot)] === slot ? null : slot;
  }

  /** The slot of the member at a place among those who have not gone. */
  #slotAt(place: number): number {
    return place + partitionPoint(this.#gone.length, nth => (this.#gone[nth] ?? 0) - nth <= place);
  }

  #goneBefore(slot: number): number {
    return partitionPoint(this.#gone.length, nth => (this.#gone[nth] ?? 0) < slot);
  }
}
