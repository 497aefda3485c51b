import { join } from 'node:path';
import { z } from 'zod';
import { AppendLog } from './storage/append-log.ts';

export const CLOCK_FILE = 'clock.ndjson';

const changeSchema = z.union([
  z.object({ advanceMs: z.number().int().positive() }),
  /** How far the world's time is ahead of the machine's, behind it if negative; only a snapshot says so. */
  z.object({ aheadMs: z.number().int() }),
]);
type Change = z.infer<typeof changeSchema>;

/** What the file of a clock holds that shows this time of the world now and goes on from there. */
export const clockStandingAt = (worldTime: number): string =>
  `${JSON.stringify({ aheadMs: Math.round(worldTime - Date.now()) } satisfies Change)}\n`;

/** Dates of the API are seconds in 32 bits, so the world ends there: in January 2038. */
const LAST_MOMENT = (2 ** 31 - 1) * 1_000;

export const beyondTime =
  'The world’s time ends on 19 January 2038, as the dates of the API do. Advance it by less.';

/**
 * The world's time: the real one plus what it was moved forward by. Waits, code expiry, message dates and the
 * record use it; MTProto message ids do not, because clients compare those with their own clock.
 */
export class Clock {
  readonly #log: AppendLog<Change>;
  #aheadMs = 0;

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, CLOCK_FILE), changeSchema);
    this.#log = log;
    for (const change of entries)
      this.#aheadMs = 'aheadMs' in change ? change.aheadMs : this.#aheadMs + change.advanceMs;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Seconds since 1970, the unit of every date in the API. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** How far it can still be moved forward. */
  get msLeft(): number {
    return Math.max(0, LAST_MOMENT - this.now());
  }

  /** Moves the world's time forward; only a restored snapshot takes it back. Throws beyond its last moment. */
  advance(advanceMs: number): void {
    if (advanceMs > this.msLeft) throw new Error(beyondTime);
    this.#log.append({ advanceMs });
    this.#aheadMs += advanceMs;
  }

  close(): void {
    this.#log.close();
  }
}
