import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@muster/service-kit';

/**
 * Stands in for service-kit's clock.ts where several processes of an installation live in one: each has its own
 * clocks, and all of them stand still unless a history moves them, so that a history leads to the same every time.
 */

/** What time it really is in a history, in ms since the epoch, how far Postgres is ahead of it, and whether it is there. */
export type WorldTime = { now: number; postgresSkewMs: number; isPostgresAway: boolean };

/** The clocks of one process: how far its wall clock and its monotonic one are from the truth, in ms. */
export type ProcessTime = { readonly world: WorldTime; wallSkewMs: number; monotonicSkewMs: number };

const present = new AsyncLocalStorage<ProcessTime>();

/** Runs `work`, and all that it sets in motion, by the clocks of a process. */
export const byClocksOf = <T>(process: ProcessTime, work: () => T): T => present.run(process, work);

/** Whether what goes on now was set in motion by this process. */
export const isBy = (process: ProcessTime): boolean => present.getStore() === process;

/** Outside of every process time stands still: between two looks at a clock that runs, a process could start 1 ms off. */
const startedAt = Date.now();

export const clock: Clock = {
  now() {
    const process = present.getStore();
    return process ? process.world.now + process.wallSkewMs : startedAt;
  },
  monotonic() {
    const process = present.getStore();
    // A monotonic clock tells fractions of a ms, which no moment of a decision has.
    return (process ? process.world.now + process.monotonicSkewMs + 0.4 : startedAt) - startedAt;
  },
  sleepUntil() {
    throw new Error('nothing waits in a history');
  },
};

/** What `clock_timestamp()` says in the database of the histories, for ever. */
export const POSTGRES_NOW = '2026-01-01T00:00:00Z';

/** Postgres' clock stands still where nothing can move it: moments are moved to it instead. */
export function toPostgresTime(ms: number): number {
  const world = present.getStore()?.world;
  return world ? ms - world.now - world.postgresSkewMs + Date.parse(POSTGRES_NOW) : ms;
}

/** Key that says what time it is for scripts in its logical database, in ms. */
export const REDIS_TIME_KEY = 'muster:histories:time';

export const redisScriptPrelude = `
local real_redis = redis
local redis = setmetatable({
  call = function(command, ...)
    if command ~= 'TIME' then return real_redis.call(command, ...) end
    local now = tonumber(real_redis.call('GET', '${REDIS_TIME_KEY}'))
    return { tostring(math.floor(now / 1000)), tostring((now % 1000) * 1000) }
  end,
}, { __index = real_redis })
`;
