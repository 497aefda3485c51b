import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { secretPaths } from './paths.ts';
import { asSecret, newWrappingKeys } from './rotate-wrapping-key.ts';
import { POSTGRES_ROLES } from './service-secrets.ts';

/** Secrets that are made together. */
export type GeneratedSecrets = {
  /**
   * What is written last: while it is not there, the others are made anew, also those that a start which was broken
   * off has left.
   */
  last: string;
  make(): Map<string, Record<string, string>>;
};

/** Every key of the suite, newly made. */
export function generatedSecrets(services: readonly string[]): readonly GeneratedSecrets[] {
  return [
    { last: secretPaths.servicePublicKeys, make: () => serviceKeys(services) },
    one(secretPaths.accessTokenKey, () => {
      const { kid, privateKey } = signingKey('access-1');
      return { kid, privateKey };
    }),
    one(secretPaths.sessionWrappingKeys, () => asSecret(newWrappingKeys())),
    one(secretPaths.peopleHashingKey, () => ({ key: randomBytes(32).toString('base64') })),
  ];
}

/** The passwords of the servers of an installation with Vault; where there is none, they come with their addresses. */
export function generatedPasswords(): readonly GeneratedSecrets[] {
  const { grafana, postgres, redis } = secretPaths;
  return [...POSTGRES_ROLES.map(postgres), redis, grafana].map(path =>
    one(path, () => ({ password: randomBytes(32).toString('base64url') })),
  );
}

/** What holds secrets that are made here. */
export type SecretKeeper = {
  has(path: string): Promise<boolean>;
  /** Writes a secret, replacing the one that is there. */
  write(path: string, fields: Record<string, string>): Promise<void>;
};

/** Makes what is not there, and leaves alone what is: data encrypted earlier can still be read. */
export async function makeMissing(keeper: SecretKeeper, secrets: readonly GeneratedSecrets[]): Promise<void> {
  for (const { last, make } of secrets) {
    if (await keeper.has(last)) continue;
    for (const [path, fields] of make()) await keeper.write(path, fields);
  }
}

const one = (path: string, make: () => Record<string, string>): GeneratedSecrets => ({
  last: path,
  make: () => new Map([[path, make()]]),
});

/** Every service's private key, and then the set of the public ones. */
function serviceKeys(services: readonly string[]): Map<string, Record<string, string>> {
  const keys = services.map(service => ({ service, ...signingKey(`${service}-1`) }));
  const jwks = JSON.stringify({ keys: keys.map(({ jwk }) => jwk) });
  return new Map<string, Record<string, string>>([
    ...keys.map(
      ({ service, kid, privateKey }) => [secretPaths.serviceKey(service), { kid, privateKey }] as const,
    ),
    [secretPaths.servicePublicKeys, { jwks }],
  ]);
}

/** A new Ed25519 key, and its public half as it stands in a key set. */
export function signingKey(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    kid,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' },
  };
}
