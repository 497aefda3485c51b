import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  freePort,
  type MovedClock,
  type Redis,
  type Replica,
  type SandboxControl,
  type Suite,
  skipWaits,
  startBalancer,
  startMovedClock,
  startRedis,
  startSuite,
} from '@muster/testkit';

/** Telegram takes this long for an invitation, in real ms: something is under way when a fault strikes. */
export const INVITATION_MS = 100;

/** Between two looks at what is under way, in real ms. */
const LOOK_MS = 10;

/** SIGSTOP: it stands still in the middle of whatever it does, and time goes on without it. */
export function stopProcess(clock: MovedClock, pid: number): void {
  clock.stopped.add(pid);
  process.kill(pid, 'SIGSTOP');
}

export function continueProcess(clock: MovedClock, pid: number): void {
  process.kill(pid, 'SIGCONT');
  clock.stopped.delete(pid);
}

/**
 * The suite with the real limits, three processes that decide (account-manager) and three that act (integration) behind
 * one address each, and parts that can fail.
 */
export type ReplicatedSuite = {
  suite: Suite;
  clock: MovedClock;
  /**
   * Moves time while nobody decides, nobody acts and nothing is on its way to Telegram: a jump in the middle of a call
   * would have it executed hours after it was sent, which no clock but a moved one can do.
   */
  advance(ms: number): Promise<void>;
  /** For `untilSettled`: time goes on when everybody waits. */
  onIdle: () => Promise<void>;
  /** Of account-manager, without the suite's own. */
  replicas: readonly [Replica, Replica];
  /** Of integration, all that are ever asked: the suite's own is none of them. */
  actors: readonly [Replica, Replica, Replica];
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
  const deciding = [
    await suite.addReplica('account-manager'),
    await suite.addReplica('account-manager'),
  ] as const;
  const acting = [
    await suite.addReplica('integration'),
    await suite.addReplica('integration'),
    await suite.addReplica('integration'),
  ] as const;
  const ownPort = Number(new URL(suite.serviceUrl('account-manager')).port);
  deciders.targets.push(ownPort, ...deciding.map(({ port }) => port));
  actors.targets.push(...acting.map(({ port }) => port));
  const advance = async (ms: number) => {
    const pids = [suite.pidOf('account-manager'), ...[...deciding, ...acting].map(({ pid }) => pid)];
    const running = pids.filter(pid => pid !== undefined).filter(pid => !clock.stopped.has(pid));
    for (const pid of running) stopProcess(clock, pid);
    await untilNothingIsUnderWay(suite.sandbox.control);
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

/** Whoever sends is stopped; what they had sent before is executed, however slow the machine is. */
async function untilNothingIsUnderWay(sandbox: SandboxControl): Promise<void> {
  // The sandbox reads what lies in its sockets before it answers, the second time if not the first.
  for (let quiet = 0; quiet < 2; ) {
    const { delayedCalls } = await sandbox.clock();
    quiet = delayedCalls === 0 ? quiet + 1 : 0;
    await sleep(LOOK_MS);
  }
}
