import { LocalSecretStore, rotateSessionWrappingKey, SecretUnavailable } from '@muster/secrets';
import { CannotStart } from '../cannot-start.ts';
import type { SuiteLayout } from './layout.ts';

/**
 * Gives the sessions of an installation a new wrapping key, whether it runs or not.
 * @returns the new key's id
 * @throws CannotStart when it has no secrets yet, or another process is replacing it
 */
export async function rotateSessionKey({ secrets: dir, secretsKey: keyFile }: SuiteLayout): Promise<string> {
  try {
    return await rotateSessionWrappingKey(await LocalSecretStore.open({ dir, keyFile }));
  } catch (error) {
    if (!(error instanceof SecretUnavailable)) throw error;
    throw new CannotStart(
      `The wrapping key was not replaced: ${error.message}. Where there is none yet, \`./muster up\` makes it.`,
    );
  }
}
