import { createPublicKey } from 'node:crypto';
import { JwkSet, type Service } from '@muster/contracts';
import { PublicKeys, type SecretStore, SigningKey, secretPaths } from '@muster/secrets';
import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';

/** Signs claims as a JWT (EdDSA, with `kid`). */
export type Sign = (claims: Record<string, unknown>) => string;

/** A signer with one Ed25519 key. `iat` is the present unless the claims say otherwise. */
export function createJwtSigner(key: SigningKey): Sign {
  return createSigner({ algorithm: 'EdDSA', key: key.privateKey, kid: key.kid });
}

/** Public keys by `kid`, in PEM. */
export type KeyRing = ReadonlyMap<string, string>;

/** The keys as they are at this moment: a rotation shows without a restart. */
export type CurrentKeys = () => KeyRing;

/** Turns a JWK set into keys by `kid`. */
export function toKeyRing(set: JwkSet): KeyRing {
  return new Map(
    set.keys.map(jwk => [
      jwk.kid,
      createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString(),
    ]),
  );
}

/** The public key of `kid`, if `issuer` may sign with it. */
export type FindKey = (kid: string, issuer: string | undefined) => Promise<string | undefined>;

/**
 * Finds the keys of services. A key belongs to the service its id begins with: without this check one service
 * could sign in the name of another.
 */
export function serviceKeyFinder(ring: CurrentKeys): FindKey {
  return async (kid, issuer) => (kid.replace(/-\d+$/, '') === issuer ? ring().get(kid) : undefined);
}

/** Verified tokens that are remembered, by one verifier. */
const REMEMBERED = 5_000;

/**
 * Checks a JWT's signature and, where it has `exp`, its end; answers its claims in the given shape or null.
 * Verified tokens are remembered until they end or their key is withdrawn: an EdDSA check costs five times a look-up
 * (TOOLCHAIN baselines in docs/decisions/0004). The library's own memory would hash each token for each look-up and
 * leave the claims to be parsed again.
 */
export function createJwtVerifier<T>(findKey: FindKey, shape: z.ZodType<T>) {
  const verifierOf = createVerifiers();
  const remembered = new Map<string, Known<T>>();
  const remember = (token: string, known: Known<T>) => {
    remembered.set(token, known);
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size > REMEMBERED) remembered.delete(oldest);
  };
  return async (token: string): Promise<T | null> => {
    const known = remembered.get(token);
    if (known && Date.now() < known.endsAtMs && (await findKey(known.kid, known.iss)) === known.key)
      return known.claims;
    remembered.delete(token);
    const said = decode(token);
    if (!said) return null;
    const { kid } = said.header;
    const { iss, exp = Number.POSITIVE_INFINITY } = said.payload;
    const key = await findKey(kid, iss);
    if (!key || !isVerified(verifierOf(key), token)) return null;
    const { data: claims } = shape.safeParse(said.payload);
    if (claims === undefined) return null;
    remember(token, { claims, kid, iss, key, endsAtMs: exp * 1000 });
    return claims;
  };
}

/** What a token proved, by which key, and until when. */
type Known<T> = { claims: T; kid: string; iss: string | undefined; key: string; endsAtMs: number };

/** One verifier a key, so that a key is read once and not for every token. */
function createVerifiers() {
  const verifiers = new Map<string, (token: string) => unknown>();
  return (key: string) => {
    const verifier = verifiers.get(key) ?? createVerifier({ algorithms: ['EdDSA'], key });
    verifiers.set(key, verifier);
    return verifier;
  };
}

const Said = z.object({
  header: z.object({ kid: z.string() }),
  payload: z.looseObject({ iss: z.string().optional(), exp: z.number().optional() }),
});
const decodeJwt = createDecoder({ complete: true });

/** What a token says, whoever made it; null for what is no token of ours. */
function decode(token: string): z.output<typeof Said> | null {
  try {
    return Said.safeParse(decodeJwt(token)).data ?? null;
  } catch {
    return null;
  }
}

/** Whether signature and end of a token hold. */
function isVerified(verify: (token: string) => unknown, token: string): boolean {
  try {
    verify(token);
    return true;
  } catch {
    return false;
  }
}

/** The keys cannot be fetched now: nobody can be told apart, so the call is answered 503 rather than 401. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** The keys of all services, and this service's own signer; both go with their secrets. */
export async function loadServiceKeys(
  secrets: Pick<SecretStore, 'follow'>,
  service: Service,
): Promise<{ sign: Sign; ring: CurrentKeys }> {
  const signer = await secrets.follow(secretPaths.serviceKey(service), SigningKey, createJwtSigner);
  const ring = await secrets.follow(secretPaths.servicePublicKeys, PublicKeys, ({ jwks }) =>
    toKeyRing(JwkSet.parse(JSON.parse(jwks))),
  );
  return { sign: claims => signer()(claims), ring };
}
