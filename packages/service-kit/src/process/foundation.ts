import type { Service } from '@muster/contracts';
import type { SecretStore } from '@muster/secrets';
import { createUserVerifier } from '../auth/access-tokens.ts';
import { createServiceTokens, createServiceVerifier } from '../auth/service-tokens.ts';
import { type CurrentKeys, loadServiceKeys, type Sign } from '../auth/signing.ts';
import type { BaseConfig, ProcessName } from '../config.ts';
import { assertMigrated, migrate } from '../database/migrate.ts';
import { createPool, type Pool } from '../database/pool.ts';
import type { Verifiers } from '../http/authorize.ts';
import type { ReadinessCheck } from '../http/readiness.ts';
import { createLogger, type Logger } from '../logger.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { openSecretStore } from '../secrets/open-secret-store.ts';
import { createSecretsCheck } from '../secrets/secrets-check.ts';
import type { Closables } from './closables.ts';

/** What every process of the suite stands on. */
export type Foundation = {
  log: Logger;
  metrics: Metrics;
  secrets: SecretStore;
  /** Whether the process still has a place in the store of secrets. */
  hasSecrets: ReadinessCheck;
  /** Signs in the name of this service. */
  sign: Sign;
  /** The public keys of all services. */
  keyRing: CurrentKeys;
  /** Proves to one callee who calls. */
  tokenFor(callee: Service): string;
  verifiers: Verifiers;
};

/** Opens log, metrics and secrets of a process, and the proofs of who calls whom. */
export async function openFoundation(
  opened: Closables,
  config: BaseConfig,
  names: { service: Service; process?: ProcessName },
  given: { log?: Logger } = {},
): Promise<Foundation> {
  const { service, process = service } = names;
  const log = given.log ?? createLogger({ name: process, level: config.LOG_LEVEL });
  const metrics = createMetrics(process);
  const secrets = opened.add(await openSecretStore(config, { service, log, metrics }), s => s.close());
  const { sign, ring: keyRing } = await loadServiceKeys(secrets, service);
  return {
    log,
    metrics,
    secrets,
    hasSecrets: createSecretsCheck(secrets),
    sign,
    keyRing,
    tokenFor: createServiceTokens(service, sign),
    verifiers: {
      verifyUser: createUserVerifier(config.IDENTITY_URL),
      verifyService: createServiceVerifier(service, keyRing),
    },
  };
}

/**
 * Migrates a service's database and opens its pool.
 * @returns the pool, and the check that it is the right database at the right migration
 */
export async function openDatabase(
  opened: Closables,
  { log, metrics }: Pick<Foundation, 'log' | 'metrics'>,
  { databaseUrl, migrations }: { databaseUrl: string; migrations: URL },
): Promise<{ pool: Pool; isMigrated: ReadinessCheck }> {
  const { applied } = await migrate(databaseUrl, migrations);
  if (applied.length > 0) log.info({ applied }, 'migrated');
  const pool = opened.add(createPool(databaseUrl, metrics), p => p.end());
  return { pool, isMigrated: () => assertMigrated(pool, migrations) };
}
