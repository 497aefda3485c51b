import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilitiesFor } from './allows.ts';
import type { Capability } from './parse-policy.ts';

const segment = fc.constantFrom('a', 'b', 'ab', 'abc');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map(segments => segments.join('/'));
/** A rule's path: segments and pluses, and at times a star after a whole segment or a part of one. */
const rulePath = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: segment }, fc.constant('+')), { maxLength: 3 }),
    fc.constantFrom('a', 'ab', 'b', '+', 'a*', 'ab*', '*'),
  )
  .map(([segments, last]) => [...segments, last].join('/'));

/** As CheckAllowedFromNonExactPaths in vault/acl.go goes through the segments, told anew without expressions. */
function covers(rule: string, asked: string): boolean {
  const isPrefix = rule.endsWith('*');
  const wanted = (isPrefix ? rule.slice(0, -1) : rule).split('/');
  const given = asked.split('/');
  if (given.length < wanted.length || (!isPrefix && given.length > wanted.length)) return false;
  return wanted.every((part, at) => {
    const isLast = at === wanted.length - 1;
    return part === '+' || part === given[at] || (isPrefix && isLast && given[at]?.startsWith(part) === true);
  });
}

const only = (rule: string, capability: Capability = 'read') => ({ path: rule, capabilities: [capability] });
const given = (rules: readonly ReturnType<typeof only>[], asked: string) =>
  [...capabilitiesFor(rules, asked)].sort();

describe('the matching of policies', () => {
  it('gives what a rule gives exactly to the paths that it covers', () => {
    fc.assert(
      fc.property(rulePath, path, (rule, asked) => {
        expect(given([only(rule)], asked)).toEqual(covers(rule, asked) ? ['read'] : []);
      }),
    );
  });

  it('goes by one rule alone, whichever way they are ordered, and that one covers the path', () => {
    const rules = fc.uniqueArray(rulePath, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rules, path, (paths, asked) => {
        const capabilities: Capability[] = ['read', 'list', 'update', 'create', 'delete', 'patch'];
        const all = paths.map((rule, at) => only(rule, capabilities[at]));
        const winner = given(all, asked);
        expect(given(all.toReversed(), asked)).toEqual(winner);
        const covering = all.filter(rule => covers(rule.path, asked));
        expect(winner).toHaveLength(Math.min(1, covering.length));
        expect(covering.flatMap(rule => rule.capabilities)).toEqual(expect.arrayContaining(winner));
      }),
    );
  });

  it('lets nobody through whom a rule for that very path denies', () => {
    fc.assert(
      fc.property(fc.array(rulePath, { maxLength: 5 }), path, (paths, asked) => {
        expect(given([...paths.map(rule => only(rule)), only(asked, 'deny')], asked)).toEqual([]);
      }),
    );
  });

  it('prefers the rule whose first wildcard comes later', () => {
    expect(given([only('a/+/abc'), only('a/ab*', 'list')], 'a/abc/abc')).toEqual(['list']);
    expect(given([only('a/*'), only('a/+', 'list')], 'a/abc')).toEqual(['list']);
    expect(given([only('+/+/abc'), only('+/b/abc', 'list')], 'a/b/abc')).toEqual(['list']);
  });
});
