import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../logger.ts';

export type { Redis } from 'ioredis';

type ConnectionOptions = Pick<RedisOptions, 'enableOfflineQueue' | 'commandTimeout'> & {
  /** The password that counts at this moment, where it is not in the URL. */
  password?: (() => string) | undefined;
};

/**
 * A connection that fails its commands quickly while Redis is away, and comes back by itself.
 * @param options for who cannot wait at all: fail at once without a connection, or after so many ms
 */
export function createRedis(
  url: string,
  log: Logger,
  { password, ...options }: ConnectionOptions = {},
): Redis {
  const redis = new Redis(url, {
    ...options,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    ...authenticated(password, attempt => Math.min(50 * 2 ** Math.min(attempt, 6), 2_000)),
  });
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
  return redis;
}

/**
 * A connection for waiting commands (queues, streams), which BullMQ wants without a limit of retries: what waits
 * there must outlive a restart of Redis.
 */
export function createBlockingRedis(
  url: string,
  log: Logger,
  { password }: Pick<ConnectionOptions, 'password'> = {},
): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    ...authenticated(password, attempt => Math.min(attempt * 100, 2_000)),
  });
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
  return redis;
}

/**
 * Every new connection authenticates with the password of its moment. ioredis calls `retryStrategy` upon the options
 * from which it connects next, also in the copies that BullMQ makes of a connection.
 */
function authenticated(
  password: (() => string) | undefined,
  restMs: (attempt: number) => number,
): Pick<RedisOptions, 'password' | 'retryStrategy'> {
  if (!password) return { retryStrategy: restMs };
  return {
    password: password(),
    retryStrategy(this: RedisOptions, attempt: number) {
      this.password = password();
      return restMs(attempt);
    },
  };
}
