import { Redis } from 'ioredis';
import { clock, REDIS_OFFSET_KEY, setOffset } from '../clock/moved-clock.ts';

/** The time of a test file: its services' and its Redis' alike. */
export type TestClock = {
  now(): number;
  /** Moves time forward, for what runs in this process and for scripts in Redis. */
  advance(ms: number): Promise<void>;
  /** Empties the file's logical database of Redis, but for the time. */
  wipeRedis(): Promise<void>;
  /** Leaves real time to the files that this process runs after it. */
  close(): Promise<void>;
};

/** @param redisUrl the file's own logical database, from `createTestRedis` */
export async function createTestClock(redisUrl: string): Promise<TestClock> {
  const redis = new Redis(redisUrl);
  let offsetMs = 0;
  await redis.set(REDIS_OFFSET_KEY, 0);
  setOffset(0);
  return {
    now: () => clock.now(),
    async advance(ms) {
      offsetMs += ms;
      await redis.set(REDIS_OFFSET_KEY, offsetMs);
      setOffset(offsetMs);
    },
    async wipeRedis() {
      await redis.multi().flushdb().set(REDIS_OFFSET_KEY, offsetMs).exec();
    },
    async close() {
      setOffset(0);
      redis.disconnect();
    },
  };
}
