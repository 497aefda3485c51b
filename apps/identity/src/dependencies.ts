import { SigningKey, secretPaths } from '@muster/secrets';
import {
  assertMigrated,
  type Clock,
  Closables,
  createLogger,
  createMetrics,
  createPool,
  createServiceVerifier,
  createUserVerifierWith,
  type Logger,
  loadServiceKeys,
  type Metrics,
  migrate,
  openSecretStore,
  type ReadinessCheck,
  toKeyRing,
  type Verifiers,
} from '@muster/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { type AccessTokens, createAccessTokens } from './access-tokens/access-tokens.ts';
import type { Config } from './config.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createRefreshCookie, type RefreshCookie } from './sessions/refresh-cookie.ts';
import { createSessionRepository, type SessionRepository } from './sessions/repository.ts';
import { createUserRepository, type UserRepository } from './users/repository.ts';

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/**
 * Tokens and sessions live in real time, also where tests move the clock of Muster's work: browsers and the
 * verifiers of other services do not move with it.
 */
const realTime: Pick<Clock, 'now'> = { now: () => Date.now() };

/** All that identity works with, opened once a process. */
export type Dependencies = {
  log: Logger;
  metrics: Metrics;
  clock: Pick<Clock, 'now'>;
  users: UserRepository;
  sessions: SessionRepository;
  accessTokens: AccessTokens;
  refreshCookie: RefreshCookie;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Opens everything, applying migrations first; closes what was opened when one part fails. */
export async function createDependencies(
  config: Config,
  log: Logger = createLogger({ name: 'identity', level: config.LOG_LEVEL }),
  clock = realTime,
): Promise<Dependencies> {
  const opened = new Closables();
  try {
    const metrics = createMetrics('identity');
    const secrets = await openSecretStore(config, log);
    const { ring } = await loadServiceKeys(secrets, 'identity');
    const accessTokens = createAccessTokens(
      await secrets.read(secretPaths.accessTokenKey, SigningKey),
      clock,
    );
    const accessRing = toKeyRing(accessTokens.keys);
    const { applied } = await migrate(config.DATABASE_URL, MIGRATIONS);
    if (applied.length > 0) log.info({ applied }, 'migrated');
    const pool = opened.add(createPool(config.DATABASE_URL, metrics), p => p.end());
    const prisma = opened.add(new PrismaClient({ adapter: new PrismaPg(pool) }), p => p.$disconnect());
    return {
      log,
      metrics,
      clock,
      users: createUserRepository(prisma),
      sessions: createSessionRepository(prisma),
      accessTokens,
      refreshCookie: createRefreshCookie(config.MUSTER_MODE),
      verifiers: {
        verifyUser: createUserVerifierWith(async kid => accessRing.get(kid)),
        verifyService: createServiceVerifier('identity', ring),
      },
      readiness: { postgres: () => assertMigrated(pool, MIGRATIONS) },
      close: () => opened.close(),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
