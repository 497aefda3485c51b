import { describe, expect, it } from 'vitest';
import { describeFigure, type Figure, isReached } from './figure.ts';
import { median } from './median.ts';

const figure: Figure = {
  name: 'permits',
  unit: 'a second',
  value: 30_400,
  baseline: 86_000,
  goal: { of: 'ratio', atLeast: 0.3 },
};

describe('a figure', () => {
  it('is one line with baseline, ratio, goal and verdict', () => {
    expect(describeFigure(figure)).toBe('permits: 30400 a second (baseline 86000, ratio 0.353, goal 0.3) ok');
  });

  it('falls short on the wrong side of its goal', () => {
    expect(isReached({ ...figure, goal: { of: 'ratio', atLeast: 0.4 } })).toBe(false);
    expect(isReached({ ...figure, goal: { of: 'value', atMost: 30_000 } })).toBe(false);
    expect(isReached({ ...figure, goal: { of: 'value', atMost: 30_400 } })).toBe(true);
  });
});

describe('median', () => {
  it('is not moved by one outlier', () => {
    expect(median([3, 900, 2])).toBe(3);
    expect(median([4, 2])).toBe(3);
  });

  it('refuses to judge nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
