import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { LocalSecretStore, type LocalStoreOptions } from './local-store.ts';
import { secretPaths } from './paths.ts';
import { asSecret, newWrappingKeys } from './rotate-wrapping-key.ts';

/**
 * Makes every secret a local installation needs and leaves alone those that are there already, so that data
 * encrypted earlier can still be read.
 * @param services the services that get a signing key each
 * @param telegramApp the application's api_id and api_hash
 */
export async function seedLocalSecrets(
  options: LocalStoreOptions & {
    services: readonly string[];
    telegramApp: { apiId: string; apiHash: string };
  },
): Promise<void> {
  const store = await LocalSecretStore.create(options);
  const writeOnce = async (path: string, make: () => Record<string, string>) => {
    if (!(await store.has(path))) await store.write(path, make());
  };
  // The key set is written last and together with every private key it lists: a start that was broken off
  // in between leaves no key set, and all keys are made anew.
  if (!(await store.has(secretPaths.servicePublicKeys))) {
    const keys = options.services.map(service => ({ service, ...signingKey(`${service}-1`) }));
    for (const { service, kid, privateKey } of keys)
      await store.write(secretPaths.serviceKey(service), { kid, privateKey });
    const jwks = JSON.stringify({ keys: keys.map(key => key.jwk) });
    await store.write(secretPaths.servicePublicKeys, { jwks });
  }
  await writeOnce(secretPaths.accessTokenKey, () => {
    const { kid, privateKey } = signingKey('access-1');
    return { kid, privateKey };
  });
  await writeOnce(secretPaths.sessionWrappingKeys, () => asSecret(newWrappingKeys()));
  await writeOnce(secretPaths.peopleHashingKey, symmetricKey);
  await writeOnce(secretPaths.telegramApp, () => options.telegramApp);
}

function symmetricKey() {
  return { key: randomBytes(32).toString('base64') };
}

function signingKey(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    kid,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' },
  };
}
