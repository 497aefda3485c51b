import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, readShare, sharesOf } from './shares.ts';

const split = fc
  .integer({ min: 2, max: 7 })
  .chain(threshold => fc.tuple(fc.constant(threshold), fc.integer({ min: threshold, max: 9 })));

describe('shares of a key', () => {
  it('make it again, any so many as are needed, in any order; one fewer make another one', async () => {
    await fc.assert(
      fc.asyncProperty(split, fc.infiniteStream(fc.nat()), async ([threshold, count], order) => {
        const key = randomBytes(32);
        const shares = (await sharesOf(key, count, threshold))
          .map(share => ({ share, place: order.next().value }))
          .sort((one, other) => one.place - other.place)
          .map(({ share }) => share);
        expect((await keyOf(shares.slice(0, threshold)))?.equals(key)).toBe(true);
        expect((await keyOf(shares.slice(1, threshold)))?.equals(key)).not.toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('make no key with one of another key among them', async () => {
    const [key, other] = [randomBytes(32), randomBytes(32)];
    const [first = key, second = key] = await sharesOf(key, 5, 3);
    const [, , strange = key] = await sharesOf(other, 5, 3);
    expect((await keyOf([first, second, strange]))?.equals(key)).not.toBe(true);
    expect(await keyOf([first, second, first])).toBeUndefined();
  });

  it('are read in hex and in base64', async () => {
    const [share] = await sharesOf(randomBytes(32), 5, 3);
    expect(readShare(share?.toString('hex') ?? '')).toEqual(share);
    expect(readShare(share?.toString('base64') ?? '')).toEqual(share);
    expect(readShare('no share')).toBeUndefined();
  });
});
