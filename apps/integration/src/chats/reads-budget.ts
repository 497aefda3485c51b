import { clock } from '@muster/service-kit';

const MINUTE_MS = 60_000;

/** The calls a minute, how many of all readers were made in the last one, and when the next one may be. */
export type UsedUp = { perMinute: number; used: number; retryAt: Date };

/** Counts the reading calls of each account over the last minute. */
export type ReadsBudget = {
  /** Takes one call out of `perMinute`; null when it may be made. */
  take(accountId: string, perMinute: number): UsedUp | null;
};

/**
 * In the process, like the connection it protects: the replica that owns an account counts for all that are asked. A
 * restart, or a move to another replica, forgets at most one minute: in the sixty seconds around it there may be as many
 * calls again.
 */
export function createReadsBudget(): ReadsBudget {
  const calls = new Map<string, number[]>();
  return {
    take(accountId, perMinute) {
      const now = clock.now();
      const recent = (calls.get(accountId) ?? []).filter(at => at > now - MINUTE_MS);
      calls.set(accountId, recent);
      const blocking = recent.at(-perMinute);
      if (blocking !== undefined && recent.length >= perMinute) {
        return { perMinute, used: recent.length, retryAt: new Date(blocking + MINUTE_MS) };
      }
      recent.push(now);
      return null;
    },
  };
}
