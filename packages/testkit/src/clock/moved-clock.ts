import { openSync, readSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Clock } from '@muster/service-kit';
import { z } from 'zod';

/**
 * Stands in for service-kit's clock.ts in tests: time runs as it does, and can be moved forward. Never imported by
 * a service: testkit puts it in that module's place, in a child process by `preload-moved-clock.ts`, in a test file
 * by `vi.mock`.
 */

/** Key in the tests' Redis that holds how far time was moved, in ms. */
export const REDIS_OFFSET_KEY = 'muster:testkit:clock-offset';

/** Lua that gives scripts the moved time when they ask for TIME. */
export const redisScriptPrelude = `
local unmoved_redis = redis
local redis = setmetatable({
  call = function(command, ...)
    if command ~= 'TIME' then return unmoved_redis.call(command, ...) end
    local time = unmoved_redis.call('TIME')
    local offset = tonumber(unmoved_redis.call('GET', '${REDIS_OFFSET_KEY}') or '0')
    local micros = tonumber(time[2]) + (offset % 1000) * 1000
    local seconds = tonumber(time[1]) + math.floor(offset / 1000) + math.floor(micros / 1000000)
    return { tostring(seconds), tostring(micros % 1000000) }
  end,
}, { __index = unmoved_redis })
`;

/** Postgres is not moved: a moment of the moved clock as Postgres has it. */
export const toPostgresTime = (ms: number): number => ms - offset();

type Sleeper = { atMs: number; wake: () => void };

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const sleepers = new Set<Sleeper>();
let offsetMs = 0;
/** How far time was moved, in ms. */
let offset = () => offsetMs;
let sleepersChanged: () => void = () => {};

export const clock: Clock = {
  now: () => Date.now() + offset(),
  monotonic: () => performance.now() + offset(),
  sleepUntil(atMs, signal) {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        sleepers.delete(sleeper);
        sleepersChanged();
        settle();
      };
      const abort = () => end(() => reject(signal?.reason));
      const sleeper: Sleeper = {
        atMs,
        wake: () => {
          clearTimeout(timer);
          const left = atMs - clock.now();
          if (left <= 0) end(resolve);
          else timer = setTimeout(sleeper.wake, Math.min(left, LONGEST_TIMEOUT_MS));
        },
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener('abort', abort, { once: true });
      sleepers.add(sleeper);
      sleepersChanged();
      sleeper.wake();
    });
  },
};

/** Moves the time of this process to so many ms after real time, and wakes whom that wakes. */
export function setOffset(ms: number): void {
  offsetMs = ms;
  for (const sleeper of [...sleepers]) sleeper.wake();
}

/** When the next sleeper of this process wakes, in ms; null when nobody sleeps. */
export function nextWake(): number | null {
  return sleepers.size === 0 ? null : Math.min(...[...sleepers].map(sleeper => sleeper.atMs));
}

const Move = z.object({ move: z.number(), offsetMs: z.number() });

/** The offset as `startMovedClock` writes it down, in ms: a double of 8 bytes. */
function offsetIn(file: string): () => number {
  const handle = openSync(file, 'r');
  const bytes = Buffer.alloc(8);
  return () => {
    readSync(handle, bytes, 0, 8, 0);
    return bytes.readDoubleLE();
  };
}

/**
 * Follows the clock of a test: takes every move and confirms it, and tells when the next sleeper wakes. What time it
 * is stands in a file, so that a process that was stopped meanwhile goes on in the present, as it would in real time.
 * @param port of the test's `startMovedClock`, on loopback
 */
export function followClock(port: number, offsetFile: string): Promise<void> {
  offset = offsetIn(offsetFile);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').once('error', reject);
    const tell = (message: object) => socket.write(`${JSON.stringify(message)}\n`);
    createInterface({ input: socket }).on('line', line => {
      const { move, offsetMs: to } = Move.parse(JSON.parse(line));
      setOffset(to);
      tell({ moved: move, nextWake: nextWake() });
      // The first move has arrived: from here on the clock keeps no process alive.
      socket.unref();
      resolve();
    });
    tell({ pid: process.pid, nextWake: null });
    sleepersChanged = () => tell({ nextWake: nextWake() });
  });
}
