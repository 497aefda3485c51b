import { partitionPoint } from './partition-point.ts';

/** An event of one box, and the pts the box has after it. `at` is in milliseconds of the world's time. */
export type Logged<Event> = {
  readonly pts: number;
  /** By how much it moved the pts: the number of messages it concerns. */
  readonly count: number;
  readonly at: number;
  readonly event: Event;
};

/**
 * What happened in one box, in order, each event with the pts it led to. A box that begins with drawn messages
 * has a pts that counts them, but no events: whoever is that far behind is told to read everything anew.
 * https://core.telegram.org/api/updates#message-related-event-sequences
 */
export class EventLog<Event> {
  readonly #start: number;
  readonly #entries: Logged<Event>[] = [];

  constructor(start: number) {
    this.#start = start;
  }

  get pts(): number {
    return this.newest?.pts ?? this.#start;
  }

  get newest(): Logged<Event> | null {
    return this.#entries.at(-1) ?? null;
  }

  append(event: Event, at: number, count = 1): void {
    this.#entries.push({ pts: this.pts + count, count, at, event });
  }

  /** The events that lead from `pts` to now; null if not all of them are kept. */
  since(pts: number): readonly Logged<Event>[] | null {
    if (pts < this.#start) return null;
    const known = partitionPoint(this.#entries.length, nth => (this.#entries[nth]?.pts ?? 0) <= pts);
    return this.#entries.slice(known);
  }

  /** The pts before everything that happened at or after `since`, in milliseconds. */
  ptsAt(since: number): number {
    const place = this.#entries.findLastIndex(({ at }) => at < since);
    return this.#entries[place]?.pts ?? this.#start;
  }

  findLast(fits: (event: Event) => boolean): Logged<Event> | null {
    return this.#entries.findLast(({ event }) => fits(event)) ?? null;
  }
}
