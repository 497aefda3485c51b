import { clock } from '@muster/service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReadsBudget } from './reads-budget.ts';

let now = 0;
beforeEach(() => {
  now = 1_000_000;
  vi.spyOn(clock, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

describe('the calls a minute of a lease', () => {
  it('are as many as it says in any sixty seconds', () => {
    const budget = createReadsBudget();
    const taken: number[] = [];
    for (; now < 1_300_000; now += 500) if (!budget.take('a', 7)) taken.push(now);
    for (const at of taken) {
      expect(taken.filter(other => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(7);
    }
    expect(taken).toHaveLength(7 * 5);
  });

  it('are free again at the time it names', () => {
    const budget = createReadsBudget();
    budget.take('a', 2);
    now += 10_000;
    budget.take('a', 2);
    expect(budget.take('a', 2)).toEqual({ perMinute: 2, used: 2, retryAt: new Date(1_060_000) });
    now = 1_060_000;
    expect(budget.take('a', 2)).toBeNull();
  });

  it('are counted for each account alone', () => {
    const budget = createReadsBudget();
    budget.take('a', 1);
    expect(budget.take('b', 1)).toBeNull();
  });
});
