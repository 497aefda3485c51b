import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../logger.ts';

export type { Redis } from 'ioredis';

/**
 * A connection that fails its commands quickly while Redis is away, and comes back by itself.
 * @param options for who cannot wait at all: fail at once without a connection, or after so many ms
 */
export function createRedis(
  url: string,
  log: Logger,
  options: Pick<RedisOptions, 'enableOfflineQueue' | 'commandTimeout'> = {},
): Redis {
  const redis = new Redis(url, {
    ...options,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    retryStrategy: attempt => Math.min(50 * 2 ** Math.min(attempt, 6), 2_000),
  });
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
  return redis;
}

/**
 * A connection for waiting commands (queues, streams), which BullMQ wants without a limit of retries: what waits
 * there must outlive a restart of Redis.
 */
export function createBlockingRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: attempt => Math.min(attempt * 100, 2_000),
  });
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
  return redis;
}
