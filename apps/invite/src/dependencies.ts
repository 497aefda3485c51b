import { inviteEvents } from '@muster/contracts';
import { SymmetricKey, secretPaths } from '@muster/secrets';
import {
  accountLeases,
  accountManagerClient,
  createBlockingRedis,
  createPersonHasher,
  createRedis,
  type HashPerson,
  integrationClient,
  LiveFeed,
  type Logger,
  type Metrics,
  onBehalfOf,
  openDatabase,
  openFoundation,
  openParts,
  type ProcessName,
  type ReadinessCheck,
  type Redis,
  retryTransactions,
  type Verifiers,
} from '@muster/service-kit';
import { createDoorbell } from '@muster/service-kit/queue';
import { PrismaPg } from '@prisma/adapter-pg';
import { type AskStandings, type ReadHolders, teamHolders, teamStandings } from './accounts/standings.ts';
import type { Config } from './config.ts';
import { createAttemptRepository } from './execution/attempts/repository.ts';
import { createClaimRepository } from './execution/claims/repository.ts';
import { invitationsThrough, teamAccounts } from './execution/invitations.ts';
import { INVITE_QUEUE } from './execution/queue.ts';
import { createRemainingRepository } from './execution/remaining/repository.ts';
import type { ExecutionTools } from './execution/tools.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createAttemptAnnouncer } from './log/announce-attempt.ts';
import { createLogRepository, type LogRepository } from './log/repository.ts';
import { parsingResults, type ReadParsingResults } from './targets/parsing-results.ts';
import { createTargetRepository, type TargetRepository } from './targets/repository.ts';
import { createAnnouncer } from './tasks/announce-task.ts';
import { type UserAccounts, userAccounts } from './tasks/destination.ts';
import { createTaskRepository, type TaskRepository } from './tasks/repository.ts';

export const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** All that invite works with, opened once a process. */
export type Dependencies = ExecutionTools & {
  config: Config;
  log: Logger;
  metrics: Metrics;
  tasks: TaskRepository;
  targets: TargetRepository;
  attemptLog: LogRepository;
  feed: LiveFeed<typeof inviteEvents>;
  /** Asks a worker to look at a task; a ring lost with Redis is made up for by the sweeper. */
  ring(taskId: string): Promise<void>;
  /** A connection for the worker's queue. */
  queueRedis: Redis;
  hashPerson: HashPerson;
  /** What a user sees of other services, by their token. */
  accountsFor(userToken: string): UserAccounts;
  resultsFor(userToken: string): ReadParsingResults;
  holdersFor(userToken: string): ReadHolders;
  standings: AskStandings;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Opens everything, applying migrations first; closes what was opened when one part fails. */
export function createDependencies(
  config: Config,
  process: Extract<ProcessName, 'invite' | 'invite-worker'>,
): Promise<Dependencies> {
  return openParts(async opened => {
    const foundation = await openFoundation(opened, config, { service: 'invite', process });
    const { log, metrics, secrets, passwords, hasSecrets, tokenFor, verifiers } = foundation;
    const { key } = await secrets.read(secretPaths.peopleHashingKey, SymmetricKey);
    const database = { databaseUrl: config.DATABASE_URL, migrations: MIGRATIONS };
    const { pool, isMigrated } = await openDatabase(opened, foundation, database);
    const prisma = retryTransactions(
      opened.add(new PrismaClient({ adapter: new PrismaPg(pool) }), p => p.$disconnect()),
    );
    const password = await passwords.redis(config.REDIS_URL);
    const redis = opened.add(createRedis(config.REDIS_URL, log, { password }), async r => r.disconnect());
    const queueRedis = opened.add(createBlockingRedis(config.REDIS_URL, log, { password }), async r =>
      r.disconnect(),
    );
    const reader = createBlockingRedis(config.REDIS_URL, log, { password });
    const feed = opened.add(
      new LiveFeed({ service: 'invite', events: inviteEvents, redis, reader, log }),
      f => f.close(),
    );
    const doorbell = opened.add(createDoorbell(INVITE_QUEUE, redis), d => d.close());
    const accountManager = accountManagerClient(config.ACCOUNT_MANAGER_URL, tokenFor);
    const tasks = createTaskRepository(prisma);
    const targets = createTargetRepository(prisma, pool);
    const attemptLog = createLogRepository(prisma);
    return {
      config,
      log,
      metrics,
      tasks,
      targets,
      attemptLog,
      claims: createClaimRepository(pool, prisma),
      attempts: createAttemptRepository(pool),
      remaining: createRemainingRepository(pool),
      feed,
      announce: createAnnouncer(tasks, targets, feed),
      announceAttempt: createAttemptAnnouncer(attemptLog, feed),
      ring: taskId =>
        doorbell.ring(taskId).catch(error => log.warn({ err: error.message, taskId }, 'a ring was lost')),
      queueRedis,
      leases: accountLeases(accountManager),
      teamAccounts: teamAccounts(accountManager),
      invitations: invitationsThrough(integrationClient(config.INTEGRATION_URL, tokenFor)),
      hashPerson: createPersonHasher(key),
      accountsFor: token => userAccounts(onBehalfOf('integration', config.INTEGRATION_URL, tokenFor, token)),
      resultsFor: token => parsingResults(onBehalfOf('parsing', config.PARSING_URL, tokenFor, token)),
      holdersFor: token =>
        teamHolders(onBehalfOf('account-manager', config.ACCOUNT_MANAGER_URL, tokenFor, token)),
      standings: teamStandings(accountManager),
      verifiers,
      readiness: {
        postgres: isMigrated,
        redis: async () => void (await redis.ping()),
        secrets: hasSecrets,
      },
    };
  });
}
