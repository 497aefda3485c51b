import { accountEvents, type IntegrationClient } from '@muster/contracts';
import {
  createBlockingRedis,
  createRedis,
  identityClient,
  integrationClient,
  LiveFeed,
  type Logger,
  type Metrics,
  openDatabase,
  openFoundation,
  openParts,
  type Pool,
  type ReadinessCheck,
  type Redis,
  retryTransactions,
  type Sign,
  serviceKeyFinder,
  startSweeper,
  type Verifiers,
} from '@muster/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { createAccountLookup, type FindAccount } from './accounts/find-account.ts';
import { type AuditOutbox, createAuditOutbox } from './audit/outbox.ts';
import { auditStore } from './audit/repository.ts';
import type { Config } from './config.ts';
import { forgetChanges } from './events/forget-changes.ts';
import { createSoon, type Soon } from './events/soon.ts';
import { tellChanges } from './events/tell-changes.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createLeaseOwners, type LeaseOwners } from './leases/lease-owners.ts';
import { createLeaseProofs, type LeaseProofs } from './leases/lease-proof.ts';
import type { TakesUnderWay } from './leases/take-lease.ts';
import { keepMonths } from './ledger/keep-months.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { makeMonthsAhead } from './ledger/months.ts';
import { createProfiles, type RememberedProfiles } from './profiles/profiles.ts';
import { createProfileStore, type ProfileStore } from './profiles/repository.ts';
import { createRecoveries } from './recoveries/recover-in-time.ts';
import type { RightsUnderWay } from './rights/ask-right.ts';
import { createUnavailableRights, type UnavailableRights } from './rights/unavailable-rights.ts';
import { bringStandings } from './standings/bring-standings.ts';
import { measureStandings } from './standings/metrics.ts';
import { clocksHaveAgreed } from './time/clocks-have-agreed.ts';

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** All that account-manager works with, opened once a process. */
export type Dependencies = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  pool: Pool;
  prisma: PrismaClient;
  redis: Redis;
  ledger: Ledger;
  /** Signs permits. */
  sign: Sign;
  integration: IntegrationClient;
  rightsUnderWay: RightsUnderWay;
  unavailableRights: UnavailableRights;
  takesUnderWay: TakesUnderWay;
  leaseOwners: LeaseOwners;
  profileStore: ProfileStore;
  profiles: RememberedProfiles;
  audit: AuditOutbox;
  feed: LiveFeed<typeof accountEvents>;
  /** Has what changed about accounts told to those who watch them. */
  tell: Soon;
  /** Has integration learn how accounts stand. */
  bring: Soon;
  findAccount: FindAccount;
  leaseProofs: LeaseProofs;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Opens everything, applying migrations first; closes what was opened when one part fails. */
export function createDependencies(config: Config): Promise<Dependencies> {
  return openParts(async opened => {
    const foundation = await openFoundation(opened, config, { service: 'account-manager' });
    const { log, metrics, sign, passwords, hasSecrets, keyRing, tokenFor, verifiers } = foundation;
    const database = { databaseUrl: config.DATABASE_URL, migrations: MIGRATIONS };
    const { pool, isMigrated } = await openDatabase(opened, foundation, database);
    const prisma = retryTransactions(
      opened.add(new PrismaClient({ adapter: new PrismaPg(pool) }), p => p.$disconnect()),
    );
    const password = await passwords.redis(config.REDIS_URL);
    const redis = opened.add(createRedis(config.REDIS_URL, log, { password }), async r => r.disconnect());
    measureStandings(metrics, pool);
    await makeMonthsAhead(pool);
    const ledger = opened.add(createLedger(pool), l => l.close());
    const profileStore = createProfileStore(prisma);
    const audit = createAuditOutbox({
      entries: auditStore(prisma),
      identity: identityClient(config.IDENTITY_URL, tokenFor),
      log,
      metrics,
    });
    const reader = createBlockingRedis(config.REDIS_URL, log, { password });
    const feed = opened.add(
      new LiveFeed({ service: 'account-manager', events: accountEvents, redis, reader, log }),
      f => f.close(),
    );
    const integration = integrationClient(config.INTEGRATION_URL, tokenFor);
    const tellAll = () => tellChanges({ pool, feed });
    const bringAll = () => bringStandings({ pool, integration, log });
    const tell = opened.add(createSoon(tellAll, log), t => t.close());
    const bring = opened.add(createSoon(bringAll, log), b => b.close());
    const recoveries = opened.add(createRecoveries({ pool, redis, log, tell, bring }), r => r.close());
    const sweeper = startSweeper(
      {
        audit: audit.sweep,
        recoveries: recoveries.round,
        changes: tellAll,
        standings: bringAll,
        'old changes': () => forgetChanges({ pool, redis }),
        'months of the ledger': keepMonths({ pool, redis, log }),
      },
      log,
    );
    opened.add(sweeper, s => s.close());
    return {
      config,
      log,
      metrics,
      pool,
      prisma,
      redis,
      ledger,
      sign,
      integration,
      rightsUnderWay: new Map(),
      unavailableRights: createUnavailableRights(),
      takesUnderWay: new Map(),
      leaseOwners: createLeaseOwners(pool),
      profileStore,
      profiles: createProfiles(profileStore, config.MUSTER_MODE),
      audit,
      feed,
      tell,
      bring,
      findAccount: createAccountLookup(pool),
      leaseProofs: createLeaseProofs(sign, serviceKeyFinder(keyRing)),
      verifiers,
      readiness: {
        postgres: isMigrated,
        redis: async () => void (await redis.ping()),
        clocks: clocksHaveAgreed({ pool, redis }),
        secrets: hasSecrets,
      },
    };
  });
}
