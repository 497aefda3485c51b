import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Balancer,
  freePort,
  type MovedClock,
  type Redis,
  type Replica,
  type Suite,
  skipWaits,
  startBalancer,
  startMovedClock,
  startRedis,
  startSuite,
} from '@muster/testkit';

/** How many processes of account-manager decide at the same time. */
const REPLICAS = 3;

/** The suite with the real limits, three replicas of account-manager behind one address, and parts that can fail. */
export type ReplicatedSuite = {
  suite: Suite;
  clock: MovedClock;
  /** For `untilSettled`: time goes on when everybody waits. */
  onIdle: () => Promise<void>;
  /** Of account-manager, without the suite's own. */
  replicas: readonly Replica[];
  /** `kill -9` of Redis, which comes back with what its append-only file holds. */
  restartRedis(): Promise<void>;
  stop(): Promise<void>;
};

export async function startReplicatedSuite(): Promise<ReplicatedSuite> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-faults-'));
  const kept = { dataDir: path.join(directory, 'redis'), port: await freePort() };
  let redis: Redis = await startRedis(kept);
  const clock = await startMovedClock(redis.url);
  const balancer: Balancer = await startBalancer();
  const suite = await startSuite({
    directory: path.join(directory, 'suite'),
    mode: 'development',
    redisUrl: redis.url,
    world: { people: 2_000 },
    env: {
      ...clock.env,
      ACCOUNT_MANAGER_URL: balancer.url,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    },
  });
  clock.attachSandbox(suite.sandbox.control);
  const replicas: Replica[] = [];
  while (replicas.length < REPLICAS - 1) replicas.push(await suite.addReplica('account-manager'));
  balancer.targets.push(
    Number(new URL(suite.serviceUrl('account-manager')).port),
    ...replicas.map(({ port }) => port),
  );
  return {
    suite,
    clock,
    onIdle: skipWaits(clock),
    replicas,
    async restartRedis() {
      await redis.kill();
      redis = await startRedis(kept);
      await clock.setRedis();
    },
    async stop() {
      await Promise.all(replicas.map(replica => replica.kill()));
      await suite.stop();
      await balancer.close();
      await clock.stop();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
