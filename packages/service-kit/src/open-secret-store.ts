import { LocalSecretStore, type SecretStore } from '@muster/secrets';
import { type BaseConfig, ConfigError } from './config.ts';
import type { Logger } from './logger.ts';

/**
 * Opens the store the configuration names.
 * @throws ConfigError in production with the local store: its key lies beside the data on the same machine
 */
export async function openSecretStore(config: BaseConfig, log: Logger): Promise<SecretStore> {
  if (config.SECRETS_STORE === 'vault') {
    throw new ConfigError(
      'SECRETS_STORE: the Vault store is not part of this version; use SECRETS_STORE=local with MUSTER_MODE=development or demo',
    );
  }
  if (config.MUSTER_MODE === 'production') {
    throw new ConfigError(
      'SECRETS_STORE: production refuses the local store; set MUSTER_MODE=development or demo to use it',
    );
  }
  if (!config.SECRETS_DIR || !config.SECRETS_KEY_FILE) {
    throw new ConfigError('SECRETS_DIR and SECRETS_KEY_FILE: the local store needs both');
  }
  log.warn('secrets come from encrypted local files; this is for development and the demo only');
  return LocalSecretStore.open({ dir: config.SECRETS_DIR, keyFile: config.SECRETS_KEY_FILE });
}
