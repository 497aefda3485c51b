import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle } from './shuffle.ts';

describe('a shuffle', () => {
  it('gives every number once, and leads back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 3_000 }), (seed, size) => {
        const { apply, invert } = shuffle(seed, size);
        const all = Array.from({ length: size }, (_, index) => apply(index));
        expect(new Set(all).size).toBe(size);
        expect(all.every((shuffled, index) => shuffled < size && invert(shuffled) === index)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
