import { inviteEvents, type Person, ROLES, type Role } from '@muster/contracts';
import {
  clock,
  createBlockingRedis,
  createLogger,
  createMetrics,
  createPersonHasher,
  createPool,
  createRedis,
  LiveFeed,
  migrate,
  newId,
  retryTransactions,
  type Verifiers,
} from '@muster/service-kit';
import { createDoorbell } from '@muster/service-kit/queue';
import { createTestClock, createTestDatabase, createTestRedis } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Dependencies, MIGRATIONS } from '../src/dependencies.ts';
import { createAttemptRepository } from '../src/execution/attempts/repository.ts';
import { createClaimRepository } from '../src/execution/claims/repository.ts';
import { INVITE_QUEUE } from '../src/execution/queue.ts';
import { createRemainingRepository } from '../src/execution/remaining/repository.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { createAttemptAnnouncer } from '../src/log/announce-attempt.ts';
import { createLogRepository } from '../src/log/repository.ts';
import { createTargetRepository } from '../src/targets/repository.ts';
import { createAnnouncer } from '../src/tasks/announce-task.ts';
import { createTaskRepository } from '../src/tasks/repository.ts';
import type { Task } from '../src/tasks/task.ts';

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

export const CHANNEL = 'telegram:-100';
const hashPerson = createPersonHasher(Buffer.alloc(32).toString('base64'));

/** Fails a test that calls what it did not provide. */
const notThere = async () => {
  throw new Error('this test has no such service');
};

/** invite on a real Postgres and Redis of its own and a clock that moves; only the services it calls are missing. */
export async function createParts() {
  const log = createLogger({ name: 'invite', level: 'silent' });
  const metrics = createMetrics('invite');
  const database = await createTestDatabase();
  const { url: redisUrl } = await createTestRedis();
  const testClock = await createTestClock(redisUrl);
  await migrate(database.url, MIGRATIONS);
  const pool = createPool(database.url, metrics);
  const prisma = retryTransactions(new PrismaClient({ adapter: new PrismaPg(pool) }));
  const redis = createRedis(redisUrl, log);
  const queueRedis = createBlockingRedis(redisUrl, log);
  const feed = new LiveFeed({
    service: 'invite',
    events: inviteEvents,
    redis,
    reader: createBlockingRedis(redisUrl, log),
    log,
  });
  const doorbell = createDoorbell(INVITE_QUEUE, redis);
  const tasks = createTaskRepository(prisma);
  const targets = createTargetRepository(prisma, pool);
  const attemptLog = createLogRepository(prisma);
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
      PARSING_URL: 'http://parsing.test',
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
    },
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
    ring: id => doorbell.ring(id),
    queueRedis,
    leases: { take: notThere, renew: notThere, release: notThere, requestPermit: notThere },
    teamAccounts: notThere,
    invitations: { send: notThere, settle: notThere, checkMembership: notThere },
    hashPerson,
    accountsFor: () => ({ list: notThere, check: notThere }),
    resultsFor: () => () => {
      throw new Error('this test has no parsing');
    },
    holdersFor: () => notThere,
    standings: notThere,
    verifiers,
    readiness: {},
    async close() {
      await doorbell.close();
      await feed.close();
      queueRedis.disconnect();
      redis.disconnect();
      await testClock.close();
      await prisma.$disconnect();
      await pool.end();
      await database.drop();
    },
  };
  return { dependencies, pool, prisma, testClock };
}
export type Parts = Awaited<ReturnType<typeof createParts>>;

export const person = (id: number, given: Partial<Person> = {}): Person => ({
  platformUserId: String(id),
  username: `user${id}`,
  firstName: `First ${id}`,
  lastName: null,
  premium: false,
  bot: false,
  deleted: false,
  ...given,
});

/** A task of people 1 to `people` into {@link CHANNEL}, running unless another state is given. */
export async function newTask(
  { dependencies: { tasks, targets }, prisma }: Parts,
  options: { teamId?: string; people?: readonly number[]; accountIds?: string[]; state?: Task['state'] } = {},
): Promise<Task> {
  const { teamId = newId(), people = [1], accountIds = [], state = 'running' } = options;
  const now = new Date(clock.now());
  const task = await tasks.create({
    id: newId(),
    teamId,
    name: 'Welcome',
    kind: 'group_invite',
    destinationLink: '@home',
    destinationTitle: 'Home',
    destinationKind: 'supergroup',
    channelKey: CHANNEL,
    accountIds,
    priority: 'normal',
    createdAt: now,
  });
  if (!task) throw new Error('the task was not made');
  const added = people.map(id => ({ person: person(id), personKey: hashPerson(String(id)) }));
  await targets.add(teamId, task.id, added, now);
  await prisma.task.update({ where: { id: task.id }, data: { state } });
  return { ...task, state };
}
