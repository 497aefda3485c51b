import { Redis } from 'ioredis';
import { sharedParts } from './provided.ts';

export interface TestRedis {
  /** Names a logical database of its own: `redis://127.0.0.1:1234/7`. */
  readonly url: string;
  /** The same by a Unix socket, for who asks hundreds of thousands of times. */
  readonly socketUrl: string;
}

/**
 * An empty logical database of the run's shared Redis. One per test file, so that files running at the same
 * time do not see each other's keys.
 *
 * Channels of PUBLISH, the script cache and FLUSHALL are shared by all logical databases. A file that wipes,
 * stops or kills its Redis starts one of its own with `startRedis()`.
 */
export async function createTestRedis(): Promise<TestRedis> {
  const { redisUrl, redisDatabases, redisSocket } = await sharedParts();
  const allocator = new Redis(redisUrl);
  const taken = await allocator.incr('muster:testkit:databases-taken');
  // Database 0 holds the counter. Should a run ever need more than there are, the oldest is reused.
  const index = 1 + ((taken - 1) % (redisDatabases - 1));
  await allocator.select(index);
  await allocator.flushdb();
  await allocator.quit();
  const url = `${redisUrl}/${index}`;
  return { url, socketUrl: `${url}?path=${encodeURIComponent(redisSocket)}` };
}
