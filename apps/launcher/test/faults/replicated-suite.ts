import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** How many processes of account-manager decide, and of integration act, at the same time. */
const REPLICAS = 3;

/** Telegram takes this long for an invitation, in real ms: something is under way when a fault strikes. */
export const INVITATION_MS = 100;

/** SIGSTOP: it stands still in the middle of whatever it does, and time goes on without it. */
export function stopProcess(clock: MovedClock, pid: number): void {
  clock.stopped.add(pid);
  process.kill(pid, 'SIGSTOP');
}

export function continueProcess(clock: MovedClock, pid: number): void {
  process.kill(pid, 'SIGCONT');
  clock.stopped.delete(pid);
}

/** The suite with the real limits, three replicas of what decides and of what acts behind one address each, and parts that can fail. */
export type ReplicatedSuite = {
  suite: Suite;
  clock: MovedClock;
  /**
   * Moves time while nobody decides and nothing is on its way to Telegram: a jump in the middle of a call would have it
   * executed hours after it was sent, which no clock but a moved one can do.
   */
  advance(ms: number): Promise<void>;
  /** For `untilSettled`: time goes on when everybody waits. */
  onIdle: () => Promise<void>;
  /** Of account-manager, without the suite's own. */
  replicas: readonly Replica[];
  /** Of integration, the same. */
  actors: readonly Replica[];
  /** `kill -9` of Redis, which comes back with what its append-only file holds. */
  restartRedis(): Promise<void>;
  stop(): Promise<void>;
};

export async function startReplicatedSuite(): Promise<ReplicatedSuite> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-faults-'));
  const kept = { dataDir: path.join(directory, 'redis'), port: await freePort() };
  let redis: Redis = await startRedis(kept);
  const clock = await startMovedClock(redis.url);
  const [deciders, actors] = [await startBalancer(), await startBalancer()];
  const suite = await startSuite({
    directory: path.join(directory, 'suite'),
    mode: 'development',
    redisUrl: redis.url,
    world: { people: 2_000 },
    env: {
      ...clock.env,
      ACCOUNT_MANAGER_URL: deciders.url,
      INTEGRATION_URL: actors.url,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    },
  });
  clock.attachSandbox(suite.sandbox.control);
  const replicate = async (name: 'account-manager' | 'integration', balancer: Balancer) => {
    const added: Replica[] = [];
    while (added.length < REPLICAS - 1) added.push(await suite.addReplica(name));
    balancer.targets.push(Number(new URL(suite.serviceUrl(name)).port), ...added.map(({ port }) => port));
    return added;
  };
  const deciding = await replicate('account-manager', deciders);
  const acting = await replicate('integration', actors);
  const advance = async (ms: number) => {
    const pids = [suite.pidOf('account-manager'), ...deciding.map(({ pid }) => pid)];
    const running = pids.filter(pid => pid !== undefined).filter(pid => !clock.stopped.has(pid));
    for (const pid of running) stopProcess(clock, pid);
    await sleep(2 * INVITATION_MS);
    await clock.advance(ms);
    for (const pid of running) continueProcess(clock, pid);
  };
  return {
    suite,
    clock,
    advance,
    onIdle: skipWaits({ now: clock.now, nextWake: clock.nextWake, advance }),
    replicas: deciding,
    actors: acting,
    async restartRedis() {
      await redis.kill();
      redis = await startRedis(kept);
      await clock.setRedis();
    },
    async stop() {
      await Promise.all([...deciding, ...acting].map(replica => replica.kill()));
      await suite.stop();
      await Promise.all([deciders.close(), actors.close()]);
      await clock.stop();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
