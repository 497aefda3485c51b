import type { Auth } from '../http/reply.ts';
import { base62 } from '../random-id.ts';
import type { VaultState } from '../state.ts';

/** Tokens as https://developer.hashicorp.com/vault/docs/concepts/tokens has them; moments in ms, durations in s. */
export type Token = {
  readonly id: string;
  readonly accessor: string;
  readonly policies: readonly string[];
  readonly displayName: string;
  /** The path that gave it. */
  readonly path: string;
  readonly meta: Readonly<Record<string, string>> | null;
  readonly parent: string | null;
  readonly createdAt: number;
  readonly creationTtl: number;
  /** Its own bounds; 0 is none. */
  readonly maxTtl: number;
  readonly explicitMaxTtl: number;
  readonly period: number;
  readonly renewable: boolean;
  readonly boundCidrs: readonly string[];
  /** Where a renewal looks its durations up anew; null for a token of a token. */
  readonly role: { readonly mountUuid: string; readonly name: string } | null;
  /** How often it was said that it may be used; 0 is without end. */
  readonly numUses: number;
  usesLeft: number;
  /** null: never. */
  expiresAt: number | null;
  renewedAt: number | null;
  /** The answer it wraps, when it is a wrapping token. */
  readonly wrapped: { readonly answer: unknown; readonly creationPath: string } | null;
};

export type NewToken = Partial<Token> & Pick<Token, 'policies' | 'displayName' | 'path'>;

/** 28 characters, as the root token has them: what generate-root's one-time password must be as long as. */
export const ROOT_TOKEN_LENGTH = 28;
export const rootTokenId = (): string => `hvs.${base62(ROOT_TOKEN_LENGTH - 4)}`;

/** Makes a token that lives so many s; 0 is for ever. */
export function issueToken(state: VaultState, now: number, ttl: number, token: NewToken): Token {
  const issued: Token = {
    id: `hvs.${base62(91)}`,
    accessor: base62(24),
    meta: null,
    parent: null,
    createdAt: now,
    creationTtl: ttl,
    maxTtl: 0,
    explicitMaxTtl: 0,
    period: 0,
    renewable: ttl > 0,
    boundCidrs: [],
    role: null,
    numUses: 0,
    usesLeft: token.numUses ?? 0,
    expiresAt: ttl === 0 ? null : now + ttl * 1000,
    renewedAt: null,
    wrapped: null,
    ...token,
  };
  state.tokens[issued.id] = issued;
  return issued;
}

export const issueRootToken = (state: VaultState, now: number): Token =>
  issueToken(state, now, 0, {
    id: rootTokenId(),
    policies: ['root'],
    displayName: 'root',
    path: 'auth/token/root',
  });

/** The token of this id, unless it has ended; one that has is removed with all it gave out. */
export function findToken(state: VaultState, now: number, id: string): Token | undefined {
  const token = state.tokens[id];
  if (token === undefined) return undefined;
  if (token.expiresAt === null || token.expiresAt > now) return token;
  revokeToken(state, token);
  return undefined;
}

export const findByAccessor = (state: VaultState, now: number, accessor: string): Token | undefined => {
  const token = Object.values(state.tokens).find(each => each.accessor === accessor);
  return token === undefined ? undefined : findToken(state, now, token.id);
};

/** Ends a token and every token that it gave out. */
export function revokeToken(state: VaultState, token: Token): void {
  delete state.tokens[token.id];
  for (const child of Object.values(state.tokens)) if (child.parent === token.id) revokeToken(state, child);
}

/** s it still lives; 0 for one without end. */
export const ttlOf = (token: Token, now: number): number =>
  token.expiresAt === null ? 0 : Math.max(0, Math.floor((token.expiresAt - now) / 1000));

export const authOf = (token: Token, now: number): Auth => ({
  client_token: token.id,
  accessor: token.accessor,
  policies: token.policies,
  token_policies: token.policies,
  metadata: token.meta,
  lease_duration: ttlOf(token, now),
  renewable: token.renewable,
  entity_id: '',
  token_type: 'service',
  orphan: token.parent === null,
  mfa_requirement: null,
  num_uses: token.numUses,
});
