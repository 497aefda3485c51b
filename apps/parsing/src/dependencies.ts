import { parsingEvents } from '@muster/contracts';
import {
  type AccountLeases,
  accountLeases,
  accountManagerClient,
  createBlockingRedis,
  createRedis,
  integrationClient,
  LiveFeed,
  type Logger,
  type Metrics,
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
import { type Chats, chatsThrough } from './collection/chats.ts';
import { COLLECTION_QUEUE } from './collection/queue.ts';
import { type CollectionRepository, createCollectionRepository } from './collection/repository.ts';
import type { Config } from './config.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { createResultRepository, type ResultRepository } from './results/repository.ts';
import { createAnnouncer } from './tasks/announce-task.ts';
import { createTaskRepository, type TaskRepository } from './tasks/repository.ts';

export const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** All that parsing works with, opened once a process. */
export type Dependencies = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  tasks: TaskRepository;
  results: ResultRepository;
  /** Tasks as the worker sees them. */
  repository: CollectionRepository;
  feed: LiveFeed<typeof parsingEvents>;
  announce: ReturnType<typeof createAnnouncer>;
  /** Asks a worker to look at a task; a ring lost with Redis is made up for by the sweeper. */
  ring(taskId: string): Promise<void>;
  /** A connection for the worker's queue. */
  queueRedis: Redis;
  leases: AccountLeases;
  chats: Chats;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Opens everything, applying migrations first; closes what was opened when one part fails. */
export function createDependencies(
  config: Config,
  process: Extract<ProcessName, 'parsing' | 'parsing-worker'>,
): Promise<Dependencies> {
  return openParts(async opened => {
    const foundation = await openFoundation(opened, config, { service: 'parsing', process });
    const { log, metrics, passwords, hasSecrets, tokenFor, verifiers } = foundation;
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
      new LiveFeed({ service: 'parsing', events: parsingEvents, redis, reader, log }),
      f => f.close(),
    );
    const doorbell = opened.add(createDoorbell(COLLECTION_QUEUE, redis), d => d.close());
    const tasks = createTaskRepository(prisma);
    return {
      config,
      log,
      metrics,
      tasks,
      results: createResultRepository(pool),
      repository: createCollectionRepository(pool, prisma),
      feed,
      announce: createAnnouncer(tasks, feed),
      ring: taskId =>
        doorbell.ring(taskId).catch(error => log.warn({ err: error.message, taskId }, 'a ring was lost')),
      queueRedis,
      leases: accountLeases(accountManagerClient(config.ACCOUNT_MANAGER_URL, tokenFor)),
      chats: chatsThrough(integrationClient(config.INTEGRATION_URL, tokenFor)),
      verifiers,
      readiness: {
        postgres: isMigrated,
        redis: async () => void (await redis.ping()),
        secrets: hasSecrets,
      },
    };
  });
}
