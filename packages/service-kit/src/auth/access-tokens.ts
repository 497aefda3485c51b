import { AccessTokenClaims, JwkSet, type Role } from '@muster/contracts';
import { createKeyCache } from './key-cache.ts';
import { createJwtVerifier, type FindKey, type KeyRing, KeysUnavailable, toKeyRing } from './signing.ts';

/** A signed-in user, as their token proves. */
export type UserIdentity = {
  id: string;
  teamId: string;
  role: Role;
  operator: boolean;
  /** End of the token, ms since the epoch: live views close then. */
  expiresAtMs: number;
  /** The token itself, to act for the user at another service. */
  token: string;
};

/** Where identity publishes the keys of access tokens. */
export const JWKS_PATH = '/.well-known/jwks.json';

/** Proves the user of an access token, or answers null. */
export type VerifyUser = (token: string) => Promise<UserIdentity | null>;

/** Verifies access tokens with the keys that identity publishes. */
export const createUserVerifier = (identityUrl: string): VerifyUser =>
  createUserVerifierWith(createKeyCache(() => loadKeys(`${identityUrl}${JWKS_PATH}`)));

/** Verifies access tokens with keys at hand: identity's own way, which need not ask itself. */
export function createUserVerifierWith(findKey: FindKey): VerifyUser {
  const verify = createJwtVerifier(findKey, AccessTokenClaims);
  return async token => {
    const claims = await verify(token);
    return (
      claims && {
        id: claims.sub,
        teamId: claims.team,
        role: claims.role,
        operator: claims.operator,
        expiresAtMs: claims.exp * 1000,
        token,
      }
    );
  };
}

async function loadKeys(url: string): Promise<KeyRing> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return toKeyRing(JwkSet.parse(await response.json()));
  } catch (cause) {
    throw new KeysUnavailable('identity does not answer with its keys', { cause });
  }
}
