import { SERVICE_TOKEN_TTL_SECONDS, type Service, ServiceTokenClaims } from '@muster/contracts';
import { type CurrentKeys, createJwtVerifier, type Sign, serviceKeyFinder } from './signing.ts';

/** A token is used for this share of its life, so that it never ends on its way. */
const REUSE_SHARE = 0.5;

/** Makes tokens that prove to one callee who calls; one is reused for half its minute. */
export function createServiceTokens(self: Service, sign: Sign): (callee: Service) => string {
  const issued = new Map<Service, { token: string; renewAtMs: number }>();
  return callee => {
    const now = Date.now();
    const known = issued.get(callee);
    if (known && now < known.renewAtMs) return known.token;
    const iat = Math.floor(now / 1000);
    const token = sign({ iss: self, aud: callee, iat, exp: iat + SERVICE_TOKEN_TTL_SECONDS });
    issued.set(callee, { token, renewAtMs: now + SERVICE_TOKEN_TTL_SECONDS * 1000 * REUSE_SHARE });
    return token;
  };
}

/** Verifies that a token was signed by the service it names, for this service. */
export function createServiceVerifier(
  self: Service,
  ring: CurrentKeys,
): (token: string) => Promise<Service | null> {
  const verify = createJwtVerifier(serviceKeyFinder(ring), ServiceTokenClaims);
  return async token => {
    const claims = await verify(token);
    if (!claims || claims.aud !== self) return null;
    return claims.iss;
  };
}
