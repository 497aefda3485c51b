import { expect, it } from 'vitest';
import { growingRestMs } from './growing-rest.ts';

it('doubles from five seconds to five minutes', () => {
  const seconds = [1, 2, 3, 6, 7, 8, 2_000].map(failures => growingRestMs(failures) / 1_000);
  expect(seconds).toEqual([5, 10, 20, 160, 300, 300, 300]);
});
