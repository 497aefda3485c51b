import { CLOCK_TOLERANCE_MS } from '@muster/contracts';
import { expect, it } from 'vitest';
import { standingOf } from './standing.ts';

const HOUR_MS = 3_600_000;
const checkedAt = 100 * HOUR_MS;
const after = (mayInvite: boolean, ageMs: number, refusalsSince = 0) =>
  standingOf({ mayInvite, checkedAt }, { now: checkedAt + ageMs, refusalsSince });

it('a right that nobody asked about is asked about', () => {
  expect(standingOf(null, { now: 0, refusalsSince: 0 })).toBe('ask');
});

it('a right is counted on for six hours, then it is asked about again', () => {
  expect(after(true, 6 * HOUR_MS - 1)).toBe('may');
  expect(after(true, 6 * HOUR_MS)).toBe('ask');
});

it('a refusal is counted on for six hours, then it is asked about again after all others', () => {
  expect(after(false, 6 * HOUR_MS - 1)).toBe('may_not');
  expect(after(false, 6 * HOUR_MS)).toBe('ask_last');
});

it('a refusal from before a person started the work anew is asked about again, a right is not', () => {
  expect(after(false, 1, checkedAt + 1)).toBe('ask_last');
  expect(after(false, 1, checkedAt - CLOCK_TOLERANCE_MS + 1)).toBe('ask_last');
  expect(after(false, 1, checkedAt - CLOCK_TOLERANCE_MS)).toBe('may_not');
  expect(after(true, 1, checkedAt + 1)).toBe('may');
});
