import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type MainJobWorld,
  type MovedClock,
  prepareWorld,
  type Suite,
  skipWaits,
  startMovedClock,
  startRedis,
  startSuite,
} from '@muster/testkit';

/** The whole suite with the real limits, on a time that is moved; its Redis can be wiped. */
export type SuiteUnderTest = {
  suite: Suite;
  clock: MovedClock;
  /** For `untilSettled`: time goes on when everybody waits. */
  onIdle: () => Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts everything; `development` is the mode with the default profile.
 * @param env added to the environment of every service
 */
export async function startSuiteUnderTest(
  env: Readonly<Record<string, string>> = {},
): Promise<SuiteUnderTest> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-suite-'));
  const redis = await startRedis();
  const clock = await startMovedClock(redis.url);
  const suite = await startSuite({
    directory,
    mode: 'development',
    redisUrl: redis.url,
    world: { people: 2_000 },
    env: { ...clock.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info', ...env },
  });
  clock.attachSandbox(suite.sandbox.control);
  return {
    suite,
    clock,
    onIdle: skipWaits(clock),
    async stop() {
      await suite.stop();
      await clock.stop();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Everybody in a chat, from the sandbox. */
export async function membersOf(
  { suite }: Pick<SuiteUnderTest, 'suite'>,
  chatId: string,
): Promise<Set<string>> {
  const members = new Set<string>();
  for (;;) {
    const page = await suite.sandbox.control.members(chatId, { offset: members.size, limit: 500 });
    for (const { userId } of page.items) members.add(userId);
    if (page.items.length === 0) return members;
  }
}

export const newWorld = ({ suite }: SuiteUnderTest, members: number): Promise<MainJobWorld> =>
  prepareWorld(suite.sandbox.control, { members });
