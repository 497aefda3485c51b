import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { SandboxControl } from '../sandbox/control.ts';
import { REDIS_OFFSET_KEY } from './moved-clock.ts';

const preload = new URL('preload-moved-clock.ts', import.meta.url).href;

const Report = z.object({ moved: z.number().optional(), nextWake: z.number().nullable() });

type Follower = { socket: Socket; moved: number; nextWake: number | null };

/** Time shared by a test, the services it started, their Redis and the sandbox; days pass in milliseconds. */
export type MovedClock = {
  /** Environment that makes a process of the suite follow this clock. */
  env: Readonly<Record<string, string>>;
  /** Lets a sandbox follow as well. */
  attachSandbox(control: SandboxControl): void;
  now(): number;
  /** Moves everybody's time forward, and resolves when everybody has moved. */
  advance(ms: number): Promise<void>;
  /** When the next wait of any service ends, in ms; null when none waits. */
  nextWake(): number | null;
  /** Empties Redis but for the time: a Redis that lost everything still knows what time it is. */
  wipeRedis(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a clock that one Redis follows at once, and services and a sandbox as they are started. */
export async function startMovedClock(redisUrl: string): Promise<MovedClock> {
  const redis = new Redis(redisUrl);
  const followers = new Set<Follower>();
  let sandbox: SandboxControl | undefined;
  let offsetMs = 0;
  let move = 0;
  let confirmed = () => {};
  const server = createServer(socket => {
    const follower: Follower = { socket, moved: 0, nextWake: null };
    followers.add(follower);
    socket.write(`${JSON.stringify({ move, offsetMs })}\n`);
    socket
      .on('error', () => {})
      .on('close', () => {
        followers.delete(follower);
        confirmed();
      });
    const lines = createInterface({ input: socket });
    // A follower that is killed resets its connection, and readline passes that on.
    lines.on('error', () => {});
    lines.on('line', line => {
      const report = Report.parse(JSON.parse(line));
      follower.nextWake = report.nextWake;
      follower.moved = report.moved ?? follower.moved;
      confirmed();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the clock has no port');
  await redis.set(REDIS_OFFSET_KEY, 0);
  return {
    env: { MUSTER_TEST_CLOCK: String(address.port), NODE_OPTIONS: `--import=${preload}` },
    attachSandbox(control) {
      sandbox = control;
    },
    now: () => Date.now() + offsetMs,
    async advance(ms) {
      offsetMs += ms;
      move += 1;
      await redis.set(REDIS_OFFSET_KEY, offsetMs);
      await sandbox?.advanceClock(ms);
      for (const { socket } of followers) socket.write(`${JSON.stringify({ move, offsetMs })}\n`);
      await new Promise<void>(resolve => {
        confirmed = () => {
          if ([...followers].every(follower => follower.moved === move)) resolve();
        };
        confirmed();
      });
    },
    nextWake() {
      const wakes = [...followers].flatMap(({ nextWake }) => (nextWake === null ? [] : [nextWake]));
      return wakes.length === 0 ? null : Math.min(...wakes);
    },
    async wipeRedis() {
      await redis.multi().flushall().set(REDIS_OFFSET_KEY, offsetMs).exec();
    },
    async stop() {
      for (const { socket } of followers) socket.destroy();
      await new Promise(resolve => server.close(resolve));
      redis.disconnect();
    },
  };
}
