import { join } from 'node:path';
import { z } from 'zod';
import { AppendLog } from './storage/append-log.ts';

const advanceSchema = z.object({ advanceMs: z.number().int().positive() });

/**
 * The world's time: the real one plus what it was moved forward by. Waits, code expiry, message dates and the
 * record use it; MTProto message ids do not, because clients compare those with their own clock.
 */
export class Clock {
  readonly #log: AppendLog<z.infer<typeof advanceSchema>>;
  #aheadMs = 0;

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'clock.ndjson'), advanceSchema);
    this.#log = log;
    for (const { advanceMs } of entries) this.#aheadMs += advanceMs;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Seconds since 1970, the unit of every date in the API. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Moves the world's time forward; it never goes back, also not over a restart. */
  advance(advanceMs: number): void {
    this.#log.append({ advanceMs });
    this.#aheadMs += advanceMs;
  }

  close(): void {
    this.#log.close();
  }
}
