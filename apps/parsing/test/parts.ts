import { parsingEvents, ROLES, type Role } from '@muster/contracts';
import {
  createBlockingRedis,
  createLogger,
  createMetrics,
  createPool,
  createRedis,
  LiveFeed,
  migrate,
  type Verifiers,
} from '@muster/service-kit';
import { createDoorbell } from '@muster/service-kit/queue';
import { createTestDatabase, createTestRedis } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import { COLLECTION_QUEUE } from '../src/collection/queue.ts';
import { createCollectionRepository } from '../src/collection/repository.ts';
import { type Dependencies, MIGRATIONS } from '../src/dependencies.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { createResultRepository } from '../src/results/repository.ts';
import { createAnnouncer } from '../src/tasks/announce-task.ts';
import { createTaskRepository } from '../src/tasks/repository.ts';
import { idleChats, idleLeases } from './fakes.ts';

/** A user's token in tests is `<team id>/<role>`, and their id that of the team; a service's token is its name. */
const verifiers: Verifiers = {
  async verifyUser(token) {
    const [teamId = '', name] = token.split('/');
    const role = ROLES.find(known => known === name);
    return role
      ? { id: teamId, teamId, role, operator: false, expiresAtMs: Date.now() + 60_000, token }
      : null;
  },
  verifyService: async token => (token === 'gateway' ? 'gateway' : null),
};

/** Headers of a call through the gateway. */
export const asUser = (teamId: string, role: Role = 'member') => ({
  'muster-service-token': 'gateway',
  authorization: `Bearer ${teamId}/${role}`,
});

/** parsing on a real Postgres and Redis of its own; only the services it calls are missing. */
export async function createParts() {
  const log = createLogger({ name: 'parsing', level: 'silent' });
  const metrics = createMetrics('parsing');
  const database = await createTestDatabase();
  const { url: redisUrl } = await createTestRedis();
  await migrate(database.url, MIGRATIONS);
  const pool = createPool(database.url, metrics);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const redis = createRedis(redisUrl, log);
  const queueRedis = createBlockingRedis(redisUrl, log);
  const feed = new LiveFeed({
    service: 'parsing',
    events: parsingEvents,
    redis,
    reader: createBlockingRedis(redisUrl, log),
    log,
  });
  const doorbell = createDoorbell(COLLECTION_QUEUE, redis);
  const tasks = createTaskRepository(prisma);
  const dependencies: Dependencies = {
    config: {
      MUSTER_MODE: 'development',
      HOST: '127.0.0.1',
      PORT: 0,
      LOG_LEVEL: 'silent',
      SECRETS_STORE: 'local',
      IDENTITY_URL: 'http://identity.test',
      INTEGRATION_URL: 'http://integration.test',
      ACCOUNT_MANAGER_URL: 'http://account-manager.test',
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
    },
    log,
    metrics,
    tasks,
    results: createResultRepository(pool),
    repository: createCollectionRepository(pool, prisma),
    feed,
    announce: createAnnouncer(tasks, feed),
    ring: id => doorbell.ring(id),
    queueRedis,
    leases: idleLeases,
    chats: idleChats,
    verifiers,
    readiness: {},
    async close() {
      await doorbell.close();
      await feed.close();
      queueRedis.disconnect();
      redis.disconnect();
      await prisma.$disconnect();
      await pool.end();
      await database.drop();
    },
  };
  return { dependencies, pool, prisma };
}
export type Parts = Awaited<ReturnType<typeof createParts>>;
