import { mix } from '../random.ts';

/** A reversible order of 0 … size-1 that looks random, and another one for every seed. */
export type Shuffle = {
  apply(index: number): number;
  invert(shuffled: number): number;
};

const ROUNDS = 4;

/**
 * A Feistel network over the next even power of two, walked until it lands inside `size`
 * (Black and Rogaway, Ciphers with Arbitrary Finite Domains, 2002): nothing is stored, both ways take the same time.
 */
export function shuffle(seed: number, size: number): Shuffle {
  const half = Math.max(1, Math.ceil(Math.log2(Math.max(2, size)) / 2));
  const mask = 2 ** half - 1;
  const step = (index: number, rounds: readonly number[]): number => {
    let [left, right] = [index >>> half, index & mask];
    for (const round of rounds) [left, right] = [right, left ^ (mix(seed, right, round) & mask)];
    return (right << half) | left;
  };
  const forward = Array.from({ length: ROUNDS }, (_, round) => round);
  const backward = forward.toReversed();
  const walk = (from: number, rounds: readonly number[]): number => {
    let index = step(from, rounds);
    while (index >= size) index = step(index, rounds);
    return index;
  };
  return { apply: index => walk(index, forward), invert: shuffled => walk(shuffled, backward) };
}
