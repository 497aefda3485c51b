import { z } from 'zod';
import { ROLES, SERVICES } from '../contract.ts';
import { Id } from '../primitives.ts';

/** Life of an access token in seconds, at most (DESIGN: 15 minutes). */
export const ACCESS_TOKEN_TTL_SECONDS = 15 * 60;

/** What identity calls, in its metrics, the life of the access tokens that it signs. */
export const ACCESS_TOKEN_TTL_METRIC = 'access_token_ttl_seconds';

/** Life of a token between services in seconds (DESIGN: one minute). */
export const SERVICE_TOKEN_TTL_SECONDS = 60;

/** Header in which a service proves who it is; `Authorization` carries the user's own token, or nothing. */
export const SERVICE_TOKEN_HEADER = 'muster-service-token';

/** Header of the request id that follows a call through every service. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Claims of a user's access token, signed by identity (EdDSA). */
export const AccessTokenClaims = z.object({
  iss: z.literal('identity'),
  aud: z.literal('muster'),
  sub: Id,
  team: Id,
  role: z.enum(ROLES),
  operator: z.boolean(),
  iat: z.number(),
  exp: z.number(),
});
export type AccessTokenClaims = z.infer<typeof AccessTokenClaims>;

/** Claims of a token between services, signed by the caller for one callee (EdDSA). */
export const ServiceTokenClaims = z.object({
  iss: z.enum(SERVICES),
  aud: z.enum(SERVICES),
  iat: z.number(),
  exp: z.number(),
});
export type ServiceTokenClaims = z.infer<typeof ServiceTokenClaims>;

/** Public keys by `kid`, as RFC 7517 writes them. */
export const JwkSet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
    }),
  ),
});
export type JwkSet = z.infer<typeof JwkSet>;
