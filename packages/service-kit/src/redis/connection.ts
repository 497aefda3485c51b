import { Redis, type RedisOptions } from 'ioredis';
import type { CurrentPassword } from '../database/client.ts';
import type { Logger } from '../logger.ts';

export type { Redis } from 'ioredis';

type ConnectionOptions = Pick<RedisOptions, 'enableOfflineQueue' | 'commandTimeout'> & {
  /** The password that counts at this moment, where it is not in the URL. */
  password?: CurrentPassword | undefined;
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
  const redis = new Redis(withPassword(url, password), {
    ...options,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    retryStrategy: retryWith(password, attempt => Math.min(50 * 2 ** Math.min(attempt, 6), 2_000)),
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
  const redis = new Redis(withPassword(url, password), {
    maxRetriesPerRequest: null,
    retryStrategy: retryWith(password, attempt => Math.min(attempt * 100, 2_000)),
  });
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
  return redis;
}

/** In the URL and not beside it: ioredis takes an empty password from a URL that has a name alone, and that wins. */
function withPassword(url: string, password: CurrentPassword | undefined): string {
  if (!password) return url;
  const own = new URL(url);
  own.password = password();
  return own.href;
}

/**
 * Every later connection authenticates with the password of its moment. ioredis calls `retryStrategy` upon the options
 * from which it connects next, also in the copies that BullMQ makes of a connection.
 */
function retryWith(password: CurrentPassword | undefined, restMs: (attempt: number) => number) {
  return function (this: RedisOptions, attempt: number): number {
    if (password) this.password = password();
    return restMs(attempt);
  };
}
