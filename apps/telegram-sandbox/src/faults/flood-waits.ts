import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppendLog } from '../storage/append-log.ts';

const waitSchema = z.object({
  who: z.string(),
  method: z.string(),
  until: z.number(),
  faultId: z.string().exactOptional(),
});
type Wait = z.infer<typeof waitSchema>;
const changeSchema = z.union([waitSchema, z.object({ cleared: z.literal(true) })]);

/**
 * Who has to wait for what because a rule said so. As on Telegram a wait, once given, goes on for everybody who
 * does not wait: each early call gets the seconds that are left. Time is the world's; waits outlive a restart.
 */
export class FloodWaits {
  readonly #clock: Clock;
  readonly #log: AppendLog<z.infer<typeof changeSchema>>;
  readonly #until = new Map<string, number>();
  readonly #faults = new Map<string, string>();

  constructor(dataDirectory: string, clock: Clock) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'flood-waits.ndjson'), changeSchema);
    this.#clock = clock;
    this.#log = log;
    for (const entry of entries) {
      if ('cleared' in entry) this.#until.clear();
      else this.#set(entry);
    }
  }

  /** `faultId` is the rule that said so. */
  start(who: string, method: string, seconds: number, faultId?: string): void {
    const until = this.#clock.now() + seconds * 1000;
    const wait = { who, method, until, ...(faultId !== undefined && { faultId }) };
    this.#log.append(wait);
    this.#set(wait);
  }

  /** The rule behind the newest wait; null if it is not known. */
  faultBehind(who: string, method: string): string | null {
    return this.#faults.get(`${who} ${method}`) ?? null;
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

  #set({ who, method, until, faultId }: Wait): void {
    this.#until.set(`${who} ${method}`, until);
    if (faultId === undefined) this.#faults.delete(`${who} ${method}`);
    else this.#faults.set(`${who} ${method}`, faultId);
  }
}
