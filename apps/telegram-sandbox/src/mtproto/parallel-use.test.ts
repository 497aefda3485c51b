import { describe, expect, it } from 'vitest';
import { ParallelUse } from './parallel-use.ts';

const KEY = 7n;

describe('a key', () => {
  it('may move from connection to connection, even if the older ones are never closed', () => {
    const use = new ParallelUse();
    expect(use.spoke(KEY, 1, 10n)).toBe(null);
    expect(use.spoke(KEY, 2, 20n)).toBe(null);
    expect(use.spoke(KEY, 3, 30n)).toBe(null);
    expect(use.spoke(KEY, 3, 40n)).toBe(null);
  });

  it('is used in parallel when the older of two open connections speaks again', () => {
    const use = new ParallelUse();
    use.spoke(KEY, 1, 10n);
    use.spoke(KEY, 2, 20n);
    expect(use.spoke(KEY, 1, 30n)).toBe(2);
    expect(use.spokeAgain(KEY, 1, 40n)).toBe(2);
  });

  it('is used in parallel whichever connection spoke first', () => {
    const use = new ParallelUse();
    use.spoke(KEY, 2, 10n);
    expect(use.spoke(KEY, 1, 20n)).toBe(2);
  });

  it('is not punished for what was said over the old connection before, and read late', () => {
    const use = new ParallelUse();
    use.spoke(KEY, 1, 10n);
    use.spoke(KEY, 2, 20n);
    expect(use.spoke(KEY, 1, 15n)).toBe(null);
  });

  it('may go back to a connection once the younger one is closed', () => {
    const use = new ParallelUse();
    use.spoke(KEY, 1, 10n);
    use.spoke(KEY, 2, 20n);
    use.closed(KEY, 2);
    expect(use.spoke(KEY, 1, 30n)).toBe(null);
    use.closed(KEY, 1);
    expect(use.spokeAgain(KEY, 1, 40n)).toBe(null);
  });

  it('is still used in parallel when an older connection closes', () => {
    const use = new ParallelUse();
    for (const connection of [1, 2, 3]) use.spoke(KEY, connection, BigInt(connection));
    use.closed(KEY, 2);
    expect(use.spoke(KEY, 1, 10n)).toBe(3);
  });

  it('is used in parallel by two connections between which a third has come and gone', () => {
    const use = new ParallelUse();
    use.spoke(KEY, 1, 10n);
    use.spoke(KEY, 2, 20n);
    use.closed(KEY, 2);
    expect(use.spoke(KEY, 3, 30n)).toBe(null);
    expect(use.spokeAgain(KEY, 1, 40n)).toBe(3);
  });
});
