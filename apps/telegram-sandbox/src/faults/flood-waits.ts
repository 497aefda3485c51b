import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppendLog } from '../storage/append-log.ts';

const changeSchema = z.union([
  z.object({ who: z.string(), method: z.string(), until: z.number() }),
  z.object({ cleared: z.literal(true) }),
]);

/**
 * Who has to wait for what because a rule said so. As on Telegram a wait, once given, goes on for everybody who
 * does not wait: each early call gets the seconds that are left. Time is the world's; waits outlive a restart.
 */
export class FloodWaits {
  readonly #clock: Clock;
  readonly #log: AppendLog<z.infer<typeof changeSchema>>;
  readonly #until = new Map<string, number>();

  constructor(dataDirectory: string, clock: Clock) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'flood-waits.ndjson'), changeSchema);
    this.#clock = clock;
    this.#log = log;
    for (const entry of entries) {
      if ('cleared' in entry) this.#until.clear();
      else this.#until.set(`${entry.who} ${entry.method}`, entry.until);
    }
  }

  start(who: string, method: string, seconds: number): void {
    const until = this.#clock.now() + seconds * 1000;
    this.#log.append({ who, method, until });
    this.#until.set(`${who} ${method}`, until);
  }

  /** Seconds left, rounded up; 0 if there is nothing to wait for. */
  left(who: string, method: string): number {
    const until = this.#until.get(`${who} ${method}`);
    if (until === undefined) return 0;
    const seconds = Math.max(0, Math.ceil((until - this.#clock.now()) / 1000));
    if (seconds === 0) this.#until.delete(`${who} ${method}`);
    return seconds;
  }

  clear(): void {
    this.#log.append({ cleared: true });
    this.#until.clear();
  }

  close(): void {
    this.#log.close();
  }
}
