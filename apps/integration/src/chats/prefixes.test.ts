import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PREFIX, prefixAfter } from './prefixes.ts';

/** All that are searched for when those that `isCut` says are cut short. */
function walk(isCut: (prefix: string) => boolean): string[] {
  const searched: string[] = [];
  for (let prefix: string | null = ''; prefix !== null; prefix = prefixAfter(prefix, isCut(prefix))) {
    searched.push(prefix);
  }
  return searched;
}

describe('the prefixes of a list of members', () => {
  it('are none where everybody is listed', () => {
    expect(walk(() => false)).toEqual(['']);
  });

  it('are the letters where not everybody is', () => {
    const searched = walk(prefix => prefix === '');
    expect(searched.slice(0, 3)).toEqual(['', 'a', 'b']);
    expect(searched).toEqual(expect.arrayContaining(['z', 'а', 'ё', 'я', '0', '9']));
    expect(searched).toHaveLength(1 + 26 + 33 + 10);
  });

  it('cover everybody once, however often lists are cut short', () => {
    const letter = fc.constantFrom(...'abzая9');
    const cut = fc.uniqueArray(fc.string({ unit: letter, minLength: 1, maxLength: MAX_PREFIX }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(cut, fc.string({ unit: letter, minLength: MAX_PREFIX, maxLength: 8 }), (prefixes, name) => {
        const cutShort = new Set(['', ...prefixes]);
        const searched = walk(prefix => cutShort.has(prefix));
        expect(new Set(searched).size).toBe(searched.length);
        // The longest search a name falls under is either whole or as long as they get.
        const deepest = searched.filter(prefix => name.startsWith(prefix)).at(-1) ?? '';
        expect(!cutShort.has(deepest) || deepest.length === MAX_PREFIX).toBe(true);
      }),
    );
  });
});
