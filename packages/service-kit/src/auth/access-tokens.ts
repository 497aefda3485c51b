import { AccessTokenClaims, JwkSet, type Role } from '@muster/contracts';
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

/** An unknown `kid` asks identity again, at most this often. */
const REFETCH_AFTER_MS = 10_000;

/** Where identity publishes the keys of access tokens. */
export const JWKS_PATH = '/.well-known/jwks.json';

/** Proves the user of an access token, or answers null. */
export type VerifyUser = (token: string) => Promise<UserIdentity | null>;

/** Verifies access tokens with identity's published keys, fetched once and again when an unknown `kid` appears. */
export const createUserVerifier = (identityUrl: string): VerifyUser =>
  createUserVerifierWith(createKeyCache(`${identityUrl}${JWKS_PATH}`));

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

function createKeyCache(url: string) {
  let ring: KeyRing = new Map();
  let fetchedAt = -Infinity;
  let fetching: Promise<void> | undefined;
  const refetch = async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      ring = toKeyRing(JwkSet.parse(await response.json()));
      fetchedAt = performance.now();
    } catch (cause) {
      throw new KeysUnavailable('identity does not answer with its keys', { cause });
    } finally {
      fetching = undefined;
    }
  };
  return async (kid: string) => {
    if (!ring.has(kid) && performance.now() - fetchedAt > REFETCH_AFTER_MS) {
      fetching ??= refetch();
      await fetching;
    }
    return ring.get(kid);
  };
}
