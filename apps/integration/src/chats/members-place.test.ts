import { describe, expect, it } from 'vitest';
import { type MembersPlace, placeAfter } from './members-place.ts';

const at = (prefix: string, offset: number): MembersPlace => ({ prefix, offset, reported: 12_000 });

describe('a list of members', () => {
  it('goes on while it shows somebody', () => {
    expect(placeAfter(at('', 0), { shown: 200, count: 900 })).toEqual(at('', 200));
    expect(placeAfter(at('b', 200), { shown: 198, count: 700 })).toEqual(at('b', 398));
  });

  it('that ends while many are missing was cut short, and goes on by longer prefixes', () => {
    expect(placeAfter(at('', 10_000), { shown: 0, count: 12_000 })).toEqual(at('a', 0));
    expect(placeAfter(at('b', 200), { shown: 0, count: 700 })).toEqual(at('ba', 0));
  });

  it('is whole where hardly anybody is missing, or where it is short', () => {
    expect(placeAfter(at('', 800), { shown: 100, count: 900 })).toBeNull();
    expect(placeAfter(at('', 9_950), { shown: 0, count: 10_000 })).toBeNull();
    expect(placeAfter(at('', 4), { shown: 0, count: 5 })).toBeNull();
    expect(placeAfter(at('b', 4), { shown: 0, count: 5 })).toEqual(at('c', 0));
  });
});
