import { expect, it } from 'vitest';
import { inTime } from './in-time.ts';

it.each([
  ['is answered', Promise.resolve('found'), 60_000, 'found'],
  ['is not waited for any longer', new Promise(() => {}), 1, null],
])('what comes in time %s', async (_what, work, ms, expected) => {
  expect(await inTime(work, ms)).toBe(expected);
});
