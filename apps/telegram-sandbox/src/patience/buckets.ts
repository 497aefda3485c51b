import type { BucketSize } from './rules.ts';

type Level = { tokens: number[]; at: number };

/** Whoever was longest away is forgotten; by then their buckets have usually filled. */
const MOST_REMEMBERED = 100_000;

/**
 * Token buckets: each look and each use costs the same however long the history is. They are full again after a
 * restart.
 */
export class Buckets {
  readonly #levels = new Map<string, Level>();

  /** Whether `cost` can be taken from every one of these buckets. */
  holds(name: string, sizes: readonly BucketSize[], cost: number, now: number): boolean {
    const { tokens } = this.#level(name, sizes, now);
    return tokens.every(left => left >= cost);
  }

  /** When `cost` will be there again, if nothing is taken meanwhile. */
  holdsAt(name: string, sizes: readonly BucketSize[], cost: number, now: number): number {
    const { tokens } = this.#level(name, sizes, now);
    const waits = sizes.map(({ burst, perMs }, index) => ((cost - (tokens[index] ?? burst)) / burst) * perMs);
    return now + Math.ceil(Math.max(0, ...waits));
  }

  /** Takes `cost` from each; what is owed after the fact may lead below nothing. */
  take(name: string, sizes: readonly BucketSize[], cost: number, now: number): void {
    const level = this.#level(name, sizes, now);
    level.tokens = level.tokens.map(left => left - cost);
    this.#levels.delete(name);
    this.#levels.set(name, level);
    if (this.#levels.size > MOST_REMEMBERED) this.#forgetOldest();
  }

  /** Many at once: to find the first entry of a Map takes as long as entries before it were deleted. */
  #forgetOldest(): void {
    let left = MOST_REMEMBERED / 10;
    for (const name of this.#levels.keys()) {
      if (left-- === 0) return;
      this.#levels.delete(name);
    }
  }

  /** Fills those whose name fits. */
  fill(fits: (name: string) => boolean): void {
    for (const name of this.#levels.keys()) if (fits(name)) this.#levels.delete(name);
  }

  #level(name: string, sizes: readonly BucketSize[], now: number): Level {
    const level = this.#levels.get(name);
    if (!level) return { tokens: sizes.map(({ burst }) => burst), at: now };
    const passed = Math.max(0, now - level.at);
    const tokens = sizes.map(({ burst, perMs }, index) =>
      Math.min(burst, (level.tokens[index] ?? burst) + (passed / perMs) * burst),
    );
    return { tokens, at: now };
  }
}
