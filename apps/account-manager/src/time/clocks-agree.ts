import { type Pool, type Redis, toPostgresTime } from '@muster/service-kit';
import { redisNow } from '../scripts/install.ts';
import { CLOCK_UNSAFE_MS, processTime } from './process-time.ts';

export type Clocks = { pool: Pool; redis: Redis };

/** Whether Redis, Postgres and this process tell the same time, by 2 s: if not, nothing is ended, closed or forgotten. */
export async function clocksAgree({ pool, redis }: Clocks): Promise<boolean> {
  const [redisTime, { rows }] = await Promise.all([
    redisNow(redis),
    pool.query<{ now: Date }>('SELECT clock_timestamp() AS now'),
  ]);
  return agree(redisTime, rows[0]?.now.getTime() ?? Number.NaN);
}

/** The same of moments that Redis and Postgres have just told, in ms. */
export const agree = (redisTime: number, postgresTime: number): boolean =>
  Math.abs(redisTime - processTime()) <= CLOCK_UNSAFE_MS &&
  Math.abs(toPostgresTime(redisTime) - postgresTime) <= CLOCK_UNSAFE_MS;
