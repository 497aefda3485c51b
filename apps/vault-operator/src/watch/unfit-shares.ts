import { createHash } from 'node:crypto';

/** Shares that did not open Vault are given to it again after so long, then after twice that, and so on, in ms. */
const FIRST_AGAIN_MS = 2_000;
const LONGEST_AGAIN_MS = 5 * 60_000;

/** Shares at hand that did not open Vault, for as long as they lie there. */
export type UnfitShares = {
  /**
   * Why shares are not given to Vault now; null when they are. Each try with some that do not fit takes with it what
   * people have given meanwhile: so they rest, and after each share that somebody gives for the longest. Others are tried
   * at once.
   * @param given how many shares Vault has of others
   */
  whyRest(shares: readonly string[], given: number): string | null;
  /** These did not open Vault, and why. */
  add(shares: readonly string[], why: string): void;
  some(): boolean;
  /** Whether it is these. */
  are(shares: readonly string[]): boolean;
  /** Whatever lies there now may fit. */
  forget(): void;
};

export function createUnfitShares(now: () => number): UnfitShares {
  let last: { digest: string; why: string; times: number; atMs: number } | null = null;
  /** How many shares Vault had of others at the last look, and since when. */
  let people = { given: 0, sinceMs: 0 };
  const are = (shares: readonly string[]) => last?.digest === digestOf(shares);
  return {
    whyRest(shares, given) {
      if (given !== people.given) people = { given, sinceMs: now() };
      if (!last || !are(shares)) return null;
      const againMs = Math.min(LONGEST_AGAIN_MS, FIRST_AGAIN_MS * 2 ** (last.times - 1));
      const untilMs = given > 0 ? people.sinceMs + LONGEST_AGAIN_MS : last.atMs + againMs;
      return now() < untilMs ? last.why : null;
    },
    add(shares, why) {
      const times = last && are(shares) ? last.times + 1 : 1;
      last = { digest: digestOf(shares), why, times, atMs: now() };
    },
    some: () => last !== null,
    are,
    forget() {
      last = null;
    },
  };
}

/** The shares themselves lie in memory no longer than they are needed. */
const digestOf = (shares: readonly string[]): string =>
  createHash('sha256').update(shares.join('\n')).digest('base64');
