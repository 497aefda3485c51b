import type { Operation } from '../http/request.ts';
import type { Capability, PathRule } from './parse-policy.ts';

/** Where the first wildcard stands; behind the end when there is none. */
const firstWildcard = (path: string): number => {
  const at = path.search(/\+|\*$/);
  return at === -1 ? path.length : at;
};

const segmentWildcards = (path: string): number => path.split('/').filter(segment => segment === '+').length;

/**
 * Which of two rules that match the same path counts, positive when it is the first: the order of
 * https://developer.hashicorp.com/vault/docs/concepts/policies#priority-matching.
 */
export function byPriority(one: string, other: string): number {
  return (
    firstWildcard(one) - firstWildcard(other) ||
    Number(other.endsWith('*')) - Number(one.endsWith('*')) ||
    segmentWildcards(other) - segmentWildcards(one) ||
    one.length - other.length ||
    (one > other ? 1 : one < other ? -1 : 0)
  );
}

function matches(rule: string, path: string): boolean {
  const isPrefix = rule.endsWith('*');
  const pattern = (isPrefix ? rule.slice(0, -1) : rule)
    .split('/')
    .map(segment => (segment === '+' ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${pattern}${isPrefix ? '' : '$'}`).test(path);
}

/**
 * What these rules give for a path: of the rule with the highest priority, from all policies that have it. A list's
 * path ends in a slash, which only a rule without wildcards may leave out (AllowOperation in vault/acl.go).
 */
export function capabilitiesFor(
  rules: readonly PathRule[],
  path: string,
  isList = false,
): ReadonlySet<Capability> {
  const withoutSlash = isList && path.endsWith('/') ? [path.slice(0, -1)] : [];
  const exact = [path, ...withoutSlash].find(each => rules.some(rule => rule.path === each));
  const best =
    exact ??
    rules
      .map(rule => rule.path)
      .filter(rule => matches(rule, path))
      .sort(byPriority)
      .at(-1);
  const given = rules.filter(rule => rule.path === best).flatMap(rule => rule.capabilities);
  return new Set(given.includes('deny') ? [] : given);
}

/** Whether these rules allow it; `sudo` for the paths Vault protects beyond policies. */
export function allows(
  rules: readonly PathRule[],
  operation: Operation,
  path: string,
  sudo: boolean,
): boolean {
  const given = capabilitiesFor(rules, path, operation === 'list');
  return given.has(operation) && (!sudo || given.has('sudo'));
}
