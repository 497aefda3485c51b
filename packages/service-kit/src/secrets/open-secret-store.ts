import { access, constants } from 'node:fs/promises';
import type { Service } from '@muster/contracts';
import { LocalSecretStore, openVaultStore, type SecretStore } from '@muster/secrets';
import { clock } from '../clock.ts';
import { type BaseConfig, ConfigError } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { measureVault } from './vault-metrics.ts';

/** A suite looks at some thirty secrets, and each look is a line in Vault's audit log. */
const REFRESH_S = 30;

/**
 * Opens the store the configuration names. One in Vault waits when something is read for Vault to let this service in.
 * @throws ConfigError in production with the local store: its key lies beside the data on the same machine; and for what
 * either store lacks
 */
export async function openSecretStore(
  config: BaseConfig,
  { service, log, metrics }: { service: Service; log: Logger; metrics: Metrics },
): Promise<SecretStore> {
  if (config.SECRETS_STORE === 'local') return openLocalStore(config, log);
  const { VAULT_ADDR, VAULT_ROLE_ID_FILE, VAULT_SECRET_ID_FILE, VAULT_CA_FILE } = config;
  if (!VAULT_ADDR || !VAULT_ROLE_ID_FILE || !VAULT_SECRET_ID_FILE) {
    throw new ConfigError(
      'VAULT_ADDR, VAULT_ROLE_ID_FILE and VAULT_SECRET_ID_FILE: the Vault store needs all three; without Vault, SECRETS_STORE=local with MUSTER_MODE=development or demo',
    );
  }
  if (VAULT_CA_FILE) await assertReadable(VAULT_CA_FILE);
  const vault = openVaultStore({
    address: VAULT_ADDR,
    ...(VAULT_CA_FILE && { caFile: VAULT_CA_FILE }),
    role: service,
    roleIdFile: VAULT_ROLE_ID_FILE,
    secretIdFile: VAULT_SECRET_ID_FILE,
    mount: config.VAULT_MOUNT ?? 'muster',
    refreshEveryMs: (config.VAULT_REFRESH_S ?? REFRESH_S) * 1000,
    clock,
    log,
  });
  measureVault(vault, metrics);
  return vault;
}

const assertReadable = (file: string): Promise<void> =>
  access(file, constants.R_OK).catch(() => {
    throw new ConfigError(`VAULT_CA_FILE: ${file} cannot be read`);
  });

function openLocalStore(config: BaseConfig, log: Logger): Promise<SecretStore> {
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
