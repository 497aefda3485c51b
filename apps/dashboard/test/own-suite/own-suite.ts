import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type MovedClock, type Suite, startMovedClock, startRedis, startSuite } from '@muster/testkit';
import { afterAll, beforeAll } from 'vitest';
import { type DashboardUser, hasBrowser, registerUser } from '../harness.ts';

/** A suite whose services a test may kill and whose time it may move. Its first user is its operator. */
export type OwnSuite = { suite: Suite; clock: MovedClock; operator: DashboardUser };

let own: (OwnSuite & { stop(): Promise<void> }) | undefined;

/**
 * A suite beside the shared one, for what would disturb others: services that are killed, time that is moved through
 * the real limits.
 */
export function useOwnSuite(): () => OwnSuite {
  beforeAll(async () => {
    if (hasBrowser) own ??= await startOwnSuite();
  });
  afterAll(async () => {
    await own?.stop();
    own = undefined;
  });
  return () => {
    if (!own) throw new Error('the suite runs only while tests do');
    return own;
  };
}

async function startOwnSuite() {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-dashboard-own-'));
  const redis = await startRedis();
  const clock = await startMovedClock(redis.url);
  const suite = await startSuite({
    directory,
    mode: 'development',
    redisUrl: redis.url,
    world: { people: 2_000 },
    env: { ...clock.env, TRUST_PROXY: 'loopback' },
  });
  clock.attachSandbox(suite.sandbox.control);
  return {
    suite,
    clock,
    operator: await registerUser(suite.gatewayUrl),
    async stop() {
      await suite.stop();
      await clock.stop();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
