import type { IntegrationClient } from '@muster/contracts';
import {
  assertMigrated,
  Closables,
  createLogger,
  createMetrics,
  createPool,
  createRedis,
  createServiceTokens,
  createServiceVerifier,
  createUserVerifier,
  integrationClient,
  type Logger,
  loadServiceKeys,
  type Metrics,
  migrate,
  openSecretStore,
  type Pool,
  type ReadinessCheck,
  type Redis,
  type Sign,
  serviceKeyFinder,
  type Verifiers,
} from '@muster/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { createAccountLookup, type FindAccount } from './accounts/find-account.ts';
import { createInviteRights, type InviteRights } from './accounts/repository.ts';
import type { Config } from './config.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLeaseProofReader, type ReadLeaseProof } from './leases/lease-proof.ts';
import { type Profile, profileFor } from './limits/table.ts';

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** All that account-manager works with, opened once a process. */
export type Dependencies = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  pool: Pool;
  prisma: PrismaClient;
  redis: Redis;
  /** Signs leases and permits. */
  sign: Sign;
  integration: IntegrationClient;
  rights: InviteRights;
  /** The limits of this installation. */
  profile: Profile;
  findAccount: FindAccount;
  readLeaseProof: ReadLeaseProof;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Opens everything, applying migrations first; closes what was opened when one part fails. */
export async function createDependencies(config: Config): Promise<Dependencies> {
  const opened = new Closables();
  try {
    const log = createLogger({ name: 'account-manager', level: config.LOG_LEVEL });
    const metrics = createMetrics('account-manager');
    const secrets = await openSecretStore(config, log);
    const { sign, ring } = await loadServiceKeys(secrets, 'account-manager');
    const { applied } = await migrate(config.DATABASE_URL, MIGRATIONS);
    if (applied.length > 0) log.info({ applied }, 'migrated');
    const pool = opened.add(createPool(config.DATABASE_URL, metrics), p => p.end());
    const prisma = opened.add(new PrismaClient({ adapter: new PrismaPg(pool) }), p => p.$disconnect());
    const redis = opened.add(createRedis(config.REDIS_URL, log), async r => r.disconnect());
    const tokenFor = createServiceTokens('account-manager', sign);
    return {
      config,
      log,
      metrics,
      pool,
      prisma,
      redis,
      sign,
      integration: integrationClient(config.INTEGRATION_URL, tokenFor),
      rights: createInviteRights(prisma),
      profile: profileFor(config.MUSTER_MODE),
      findAccount: createAccountLookup(pool),
      readLeaseProof: createLeaseProofReader(serviceKeyFinder(ring)),
      verifiers: {
        verifyUser: createUserVerifier(config.IDENTITY_URL),
        verifyService: createServiceVerifier('account-manager', ring),
      },
      readiness: {
        postgres: () => assertMigrated(pool, MIGRATIONS),
        redis: async () => void (await redis.ping()),
      },
      close: () => opened.close(),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
