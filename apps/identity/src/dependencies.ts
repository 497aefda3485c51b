import { ACCESS_TOKEN_TTL_METRIC } from '@muster/contracts';
import { AccessTokenKeys, secretPaths } from '@muster/secrets';
import {
  type Clock,
  createUserVerifierWith,
  type Logger,
  type Metrics,
  openDatabase,
  openFoundation,
  openParts,
  type ReadinessCheck,
  retryTransactions,
  toKeyRing,
  type Verifiers,
} from '@muster/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { type AccessTokens, createAccessTokens } from './access-tokens/access-tokens.ts';
import { type AuditTrail, createAuditTrail } from './audit/repository.ts';
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
  auditTrail: AuditTrail;
  accessTokens: AccessTokens;
  refreshCookie: RefreshCookie;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Opens everything, applying migrations first; closes what was opened when one part fails. */
export function createDependencies(config: Config, log?: Logger, clock = realTime): Promise<Dependencies> {
  return openParts(async opened => {
    const foundation = await openFoundation(opened, config, { service: 'identity' }, log && { log });
    const { secrets, hasSecrets, verifiers } = foundation;
    foundation.metrics.gauge(
      ACCESS_TOKEN_TTL_METRIC,
      'How long an access token of this process lives.',
      [],
      gauge => gauge.set(config.ACCESS_TOKEN_TTL_S),
    );
    const access = await secrets.follow(secretPaths.accessTokenKey, AccessTokenKeys, keys => {
      const tokens = createAccessTokens(keys, clock, config.ACCESS_TOKEN_TTL_S);
      return { tokens, ring: toKeyRing(tokens.keys()) };
    });
    const database = { databaseUrl: config.DATABASE_URL, migrations: MIGRATIONS };
    const { pool, isMigrated } = await openDatabase(opened, foundation, database);
    const prisma = retryTransactions(
      opened.add(new PrismaClient({ adapter: new PrismaPg(pool) }), p => p.$disconnect()),
    );
    return {
      log: foundation.log,
      metrics: foundation.metrics,
      clock,
      users: createUserRepository(prisma),
      sessions: createSessionRepository(prisma),
      auditTrail: createAuditTrail(prisma),
      accessTokens: { issue: user => access().tokens.issue(user), keys: () => access().tokens.keys() },
      refreshCookie: createRefreshCookie(config.MUSTER_MODE),
      // Its own keys are at hand; nobody else's sign access tokens.
      verifiers: { ...verifiers, verifyUser: createUserVerifierWith(async kid => access().ring.get(kid)) },
      readiness: { postgres: isMigrated, secrets: hasSecrets },
    };
  });
}
