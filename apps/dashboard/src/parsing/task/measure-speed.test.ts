import { expect, it } from 'vitest';
import { addSample, type Samples, speedOf, timeLeftMs } from './measure-speed.ts';

const samples = (...told: [seconds: number, collected: number][]): Samples =>
  told.reduce<Samples>((all, [s, collected]) => addSample(all, { atMs: s * 1_000, collected }), []);

it('knows no speed before two events that lie apart have told of more people', () => {
  expect(speedOf(samples())).toBeNull();
  expect(speedOf(samples([0, 100]))).toBeNull();
  expect(speedOf(samples([0, 100], [1, 200]))).toBeNull();
  expect(speedOf(samples([0, 100], [30, 100]))).toBeNull();
});

it('measures people a minute, waits between the pages included', () => {
  expect(speedOf(samples([0, 0], [3, 100], [60, 400]))).toBe(400);
});

it('forgets what is over, so that a long wait is not counted for ever', () => {
  expect(speedOf(samples([0, 0], [1_000, 100], [1_060, 400]))).toBe(300);
});

it('begins anew when there are fewer people than before', () => {
  expect(speedOf(samples([0, 500], [10, 0], [70, 60]))).toBe(60);
});

it('knows how long the rest takes only where both are known', () => {
  expect(timeLeftMs(300, 100)).toBe(180_000);
  expect(timeLeftMs(-5, 100)).toBe(0);
  expect(timeLeftMs(null, 100)).toBeNull();
  expect(timeLeftMs(300, null)).toBeNull();
});
