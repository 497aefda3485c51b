import { afterEach, expect, it, vi } from 'vitest';
import { shared } from './shared.ts';

afterEach(() => vi.restoreAllMocks());

/** From now on it is later by so much, for everything that asks. */
function letPass(ms: number): void {
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + ms);
}

it('asks once for all who come while the answer is under way', async () => {
  const answer = Promise.withResolvers<string>();
  const ask = vi.fn(() => answer.promise);
  const get = shared(ask, 1_000);
  const both = Promise.all([get(), get()]);
  letPass(60_000);
  const third = get();
  answer.resolve('well');
  expect([...(await both), await third]).toEqual(['well', 'well', 'well']);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('gives the last answer for so long after it came, and then asks anew', async () => {
  let asked = 0;
  const get = shared(async () => ++asked, 1_000);
  expect(await get()).toBe(1);
  letPass(900);
  expect(await get()).toBe(1);
  letPass(200);
  expect(await get()).toBe(2);
});
