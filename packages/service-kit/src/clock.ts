import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The time of waits that belong to Muster's work: pauses, restrictions, wake-ups. Timeouts of sockets and queries
 * do not use it. Tests replace this module with a moved clock (testkit); nothing in production can.
 */
export interface Clock {
  /** ms since the Unix epoch. */
  now(): number;
  /** ms on a clock that never steps, also through a sleep of the machine. */
  monotonic(): number;
  /** Resolves at `atMs`, or at once when that is past; rejects when `signal` aborts. */
  sleepUntil(atMs: number, signal?: AbortSignal): Promise<void>;
}

/** setTimeout takes a signed 32-bit number of ms; longer waits are slept in pieces. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Two clocks that moved apart by more than this were not only read at different moments. */
const NOTICED_APART_MS = 500;

/**
 * performance.now() stands still while the machine sleeps, its uptime does not: what is missing was slept. The uptime
 * has whole seconds, so less than that is no sleep. It is a call of the system, so it is asked only when the two clocks
 * at hand have moved apart, as they do in a sleep.
 */
const upAtStartMs = uptime() * 1000 - performance.now();
let apartMs = Date.now() - performance.now();
let knownSleepMs = 0;
function sleptMs(): number {
  const nowApartMs = Date.now() - performance.now();
  if (Math.abs(nowApartMs - apartMs) > NOTICED_APART_MS) {
    const missing = uptime() * 1000 - performance.now() - upAtStartMs;
    knownSleepMs = missing > 1_500 ? missing : 0;
    apartMs = nowApartMs;
  }
  return knownSleepMs;
}

export const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() + sleptMs(),
  async sleepUntil(atMs, signal) {
    for (let left = atMs - Date.now(); left > 0; left = atMs - Date.now()) {
      await sleep(Math.min(left, LONGEST_TIMEOUT_MS), undefined, signal && { signal });
    }
  },
};

/** A moment of this clock as Postgres has it: the same, but where tests move time. */
export const toPostgresTime = (ms: number): number => ms;

/** Lua put before every script: nothing here, the moved clock's TIME in tests. */
export const redisScriptPrelude = '';
