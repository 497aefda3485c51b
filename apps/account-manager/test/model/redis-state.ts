import { Redis } from 'ioredis';
import { REDIS_TIME_KEY } from './standing-clock.ts';

export type Snapshot = readonly { key: string; value: Buffer }[];

/** The Redis of one history at a time: what it can lose, and go back to. */
export function openRedisState(url: string) {
  const redis = new Redis(url);
  let timeMs = 0;
  const emptied = () => redis.multi().flushdb().set(REDIS_TIME_KEY, timeMs);
  return {
    /** Empty, at this time. */
    async begin(ms: number): Promise<void> {
      timeMs = ms;
      await emptied().exec();
    },
    async setTime(ms: number): Promise<void> {
      timeMs = ms;
      await redis.set(REDIS_TIME_KEY, ms);
    },
    async wipe(): Promise<void> {
      await emptied().exec();
    },
    /** Every key with its value, as a snapshot of Redis keeps it. */
    async snapshot(): Promise<Snapshot> {
      const keys = await redis.keys('{limits}:*');
      return Promise.all(
        keys.map(async key => {
          const value = await redis.dumpBuffer(key);
          if (value === null) throw new Error(`${key} went while it was saved`);
          return { key, value };
        }),
      );
    },
    async restore(saved: Snapshot): Promise<void> {
      const change = emptied();
      for (const { key, value } of saved) change.restore(key, 0, value);
      await change.exec();
    },
    close: () => redis.disconnect(),
  };
}
