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
import { createPasswords, type Passwords } from '../secrets/passwords.ts';
import { createSecretsCheck } from '../secrets/secrets-check.ts';
import { startTracing } from '../tracing/start-tracing.ts';
import { answerWhileStarting } from './answer-while-starting.ts';
import type { Closables } from './closables.ts';

/** What every process of the suite stands on. */
export type Foundation = {
  log: Logger;
  metrics: Metrics;
  secrets: SecretStore;
  passwords: Passwords;
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

/**
 * Opens log, metrics and secrets of a process, and the proofs of who calls whom. Until all of the process is open its
 * health can be asked already: any part of it may wait for a secret.
 * @param names `healthPort`, where it is not PORT
 */
export async function openFoundation(
  opened: Closables,
  config: BaseConfig,
  names: { service: Service; process?: ProcessName; healthPort?: number },
  given: { log?: Logger } = {},
): Promise<Foundation> {
  const { service, process = service, healthPort = config.PORT } = names;
  const log = given.log ?? createLogger({ name: process, level: config.LOG_LEVEL });
  const metrics = createMetrics(process);
  opened.add(await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, { process, log, metrics }), t =>
    t.close(),
  );
  const secrets = opened.add(await openSecretStore(config, { service, log, metrics }), s => s.close());
  const hasSecrets = createSecretsCheck(secrets);
  if (config.SECRETS_STORE === 'vault') {
    const health = { host: config.HOST, port: healthPort };
    opened.addMeanwhile(await answerWhileStarting(health, { secrets: hasSecrets }, { log, metrics }));
  }
  const keys = await loadServiceKeys(secrets, service);
  return {
    log,
    metrics,
    secrets,
    passwords: createPasswords(secrets, config, service),
    hasSecrets,
    sign: keys.sign,
    keyRing: keys.ring,
    tokenFor: createServiceTokens(service, keys.sign),
    verifiers: {
      verifyUser: createUserVerifier(config.IDENTITY_URL),
      verifyService: createServiceVerifier(service, keys.ring),
    },
  };
}

/**
 * Migrates a service's database and opens its pool.
 * @returns the pool, and the check that it is the right database at the right migration
 */
export async function openDatabase(
  opened: Closables,
  { log, metrics, passwords }: Pick<Foundation, 'log' | 'metrics' | 'passwords'>,
  { databaseUrl, migrations }: { databaseUrl: string; migrations: URL },
): Promise<{ pool: Pool; isMigrated: ReadinessCheck }> {
  const password = await passwords.postgres(databaseUrl);
  const { applied } = await migrate(databaseUrl, migrations, password);
  if (applied.length > 0) log.info({ applied }, 'migrated');
  const pool = opened.add(createPool(databaseUrl, metrics, { password }), p => p.end());
  return { pool, isMigrated: () => assertMigrated(pool, migrations) };
}
