import { JWKS_PATH, type ServiceApp } from '@muster/service-kit';
import type { AccessTokens } from './access-tokens.ts';

/** A verifier may keep the keys this long, in s; an unknown `kid` makes it ask again sooner. */
const CACHE_SECONDS = 60;

/** The keys that verify access tokens: public by nature, so the one route that asks for no proof of a caller. */
export function accessTokenRoutes(app: ServiceApp, { keys }: Pick<AccessTokens, 'keys'>): void {
  app.get(JWKS_PATH, async (_request, reply) =>
    reply.header('cache-control', `public, max-age=${CACHE_SECONDS}`).send(keys()),
  );
}
