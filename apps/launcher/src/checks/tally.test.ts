import { describe, expect, it } from 'vitest';
import { sum, summarise } from './tally.ts';

describe('tally', () => {
  it('adds up every runner', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 1 },
    ]);
    expect(summarise(total)).toBe('41 passed, 2 failed, 1 skipped');
  });

  it('speaks of skipped tests only when there are some', () => {
    expect(summarise({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });
});
