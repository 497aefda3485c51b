import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The time of waits that belong to Muster's work: pauses, restrictions, wake-ups. Timeouts of sockets and queries
 * do not use it. Tests replace this module with a moved clock (testkit); nothing in production can.
 */
export interface Clock {
  /** ms since the Unix epoch. */
  now(): number;
  /** ms on a clock that never steps. */
  monotonic(): number;
  /** Resolves at `atMs`, or at once when that is past; rejects when `signal` aborts. */
  sleepUntil(atMs: number, signal?: AbortSignal): Promise<void>;
}

/** setTimeout takes a signed 32-bit number of ms; longer waits are slept in pieces. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async sleepUntil(atMs, signal) {
    for (let left = atMs - Date.now(); left > 0; left = atMs - Date.now()) {
      await sleep(Math.min(left, LONGEST_TIMEOUT_MS), undefined, signal && { signal });
    }
  },
};

/** Lua put before every script: nothing here, the moved clock's TIME in tests. */
export const redisScriptPrelude = '';
