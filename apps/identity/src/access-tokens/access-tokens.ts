import { createPublicKey } from 'node:crypto';
import { type AccessTokenClaims, JwkSet, type User } from '@muster/contracts';
import type { AccessTokenKeys, SigningKey } from '@muster/secrets';
import { type Clock, createJwtSigner } from '@muster/service-kit';

/** A signed access token and its end, ms since the epoch. */
export type AccessToken = { token: string; expiresAtMs: number };

export type AccessTokens = {
  /** Signs a token that proves who this user is, for as long as such tokens live. */
  issue(user: User): AccessToken;
  /** The public half of every key whose tokens may still be alive. */
  keys(): JwkSet;
};

/** Access tokens signed with the first of these Ed25519 keys. */
export function createAccessTokens(
  signingKeys: AccessTokenKeys,
  clock: Pick<Clock, 'now'>,
  ttlSeconds: number,
): AccessTokens {
  const sign = createJwtSigner(signingKeys[0]);
  const keys = JwkSet.parse({ keys: signingKeys.map(toPublicJwk) });
  return {
    issue(user) {
      const iat = Math.floor(clock.now() / 1000);
      const exp = iat + ttlSeconds;
      const claims: AccessTokenClaims = {
        iss: 'identity',
        aud: 'muster',
        sub: user.id,
        team: user.team.id,
        role: user.role,
        operator: user.operator,
        iat,
        exp,
      };
      return { token: sign(claims), expiresAtMs: exp * 1000 };
    },
    keys: () => keys,
  };
}

function toPublicJwk({ kid, privateKey }: SigningKey) {
  return { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid, use: 'sig' };
}
