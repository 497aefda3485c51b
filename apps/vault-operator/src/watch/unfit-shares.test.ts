import { expect, it } from 'vitest';
import { createUnfitShares } from './unfit-shares.ts';

const MINUTE_MS = 60_000;

it('rests for five minutes after each share that somebody gives, however long ago its own were tried', () => {
  let nowMs = 0;
  const shares = ['one', 'two', 'three'];
  const unfit = createUnfitShares(() => nowMs);
  unfit.add(shares, 'a share is wrong');
  nowMs = 4.9 * MINUTE_MS;
  for (const given of [1, 2]) {
    expect(unfit.whyRest(shares, given)).toBe('a share is wrong');
    nowMs += 4.9 * MINUTE_MS;
    expect(unfit.whyRest(shares, given)).toBe('a share is wrong');
  }
  nowMs += 0.2 * MINUTE_MS;
  expect(unfit.whyRest(shares, 2)).toBeNull();
});
