import { z } from 'zod';
import { EARLY_CALLS_FORGIVEN, STRIKES_FORGOTTEN_MS } from './rules.ts';

/** Who has to wait by which rule, until when, and how often that has happened. Times in ms of the world. */
export const waitSchema = z.object({
  who: z.string(),
  rule: z.string(),
  until: z.number(),
  strikes: z.number(),
  struckAt: z.number(),
});
export type Wait = z.infer<typeof waitSchema>;

/** The waits that were given. They decide what the next one is; whoever keeps them writes it down. */
export class Waits {
  readonly #waits = new Map<string, Wait & { early: number }>();

  set({ who, rule, until, strikes, struckAt }: Wait): void {
    this.#waits.set(`${rule} ${who}`, { who, rule, until, strikes, struckAt, early: 0 });
  }

  /** Whether it is given already, to the same moment. */
  has({ who, rule, until }: Wait): boolean {
    return this.#waits.get(`${rule} ${who}`)?.until === until;
  }

  running(now: number): Wait[] {
    return [...this.#waits.values()].filter(({ until }) => until > now);
  }

  /** The wait for who hurries once more: longer from strike to strike, until the strikes are forgotten. */
  next(rule: string, who: string, seconds: readonly number[], now: number): Wait {
    const before = this.#waits.get(`${rule} ${who}`);
    const remembered = before && now - before.struckAt < STRIKES_FORGOTTEN_MS ? before.strikes : 0;
    const strikes = remembered + 1;
    const lasts = (seconds[Math.min(strikes, seconds.length) - 1] ?? 0) * 1000;
    return { who, rule, until: now + lasts, strikes, struckAt: now };
  }

  /** The wait a call falls into, which grows if that goes on; null if there is none. */
  early(rule: string, who: string, seconds: readonly number[], now: number): Wait | null {
    const wait = this.#waits.get(`${rule} ${who}`);
    if (!wait || wait.until <= now) return null;
    wait.early++;
    const { early, ...known } = wait;
    if (early % EARLY_CALLS_FORGIVEN !== 0) return known;
    const left = wait.until - now;
    const longest = Math.max(left, (seconds.at(-1) ?? 0) * 1000);
    return { ...known, until: now + Math.min(left * 2, longest) };
  }

  forget(fits: (name: string) => boolean): void {
    for (const name of this.#waits.keys()) if (fits(name)) this.#waits.delete(name);
  }
}
