import type { VaultState } from '../state.ts';
import type { Token } from '../token/token.ts';
import { DEFAULT_POLICY, WRAPPING_POLICY } from './built-in.ts';
import { type PathRule, parsePolicy } from './parse-policy.ts';

/** A policy's text; undefined for one that nobody wrote, which gives nothing. */
export function policyText(state: VaultState, name: string): string | undefined {
  if (name === 'response-wrapping') return WRAPPING_POLICY;
  return state.policies[name] ?? (name === 'default' ? DEFAULT_POLICY : undefined);
}

/** All rules of a token's policies as they are now: a changed policy counts for tokens that are there already. */
export function rulesOf(state: VaultState, token: Token): readonly PathRule[] {
  return token.policies.flatMap(name => {
    const parsed = parsePolicy(policyText(state, name) ?? '');
    return parsed.ok ? parsed.rules : [];
  });
}

export const isRoot = (token: Token): boolean => token.policies.includes('root');
