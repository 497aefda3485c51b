import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LooksInHand } from './looks-in-hand.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const MINUTE_MS = 60_000;

it('moves while there is nothing to look at', () => {
  const looks = new LooksInHand();
  vi.advanceTimersByTime(60 * MINUTE_MS);
  expect(() => looks.assertMoving()).not.toThrow();
});

it('moves for hours, as long as every step of it ends', () => {
  const looks = new LooksInHand();
  const look = looks.take();
  for (let step = 0; step < 60; step += 1) {
    vi.advanceTimersByTime(4 * MINUTE_MS);
    expect(() => looks.assertMoving()).not.toThrow();
    look.step();
  }
});

it('stands still when one look of many is at a step that does not end', () => {
  const looks = new LooksInHand();
  const stuck = looks.take();
  vi.advanceTimersByTime(4 * MINUTE_MS);
  looks.take();
  vi.advanceTimersByTime(2 * MINUTE_MS);
  expect(() => looks.assertMoving()).toThrow('stands still');
  stuck.end();
  expect(() => looks.assertMoving()).not.toThrow();
  expect(looks.size).toBe(1);
});
