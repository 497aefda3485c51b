import { generatedSecrets, makeMissing } from './generated-secrets.ts';
import { LocalSecretStore, type LocalStoreOptions } from './local-store.ts';
import { secretPaths } from './paths.ts';

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
  await makeMissing(store, generatedSecrets(options.services));
  if (!(await store.has(secretPaths.telegramApp))) {
    await store.write(secretPaths.telegramApp, options.telegramApp);
  }
}
