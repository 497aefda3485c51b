import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { SandboxControl } from '../sandbox/control.ts';
import { REDIS_OFFSET_KEY } from './moved-clock.ts';

const Report = z.object({ moved: z.number().optional(), nextWake: z.number().nullable() });

type Follower = { socket: Socket; moved: number; nextWake: number | null };

/** Time shared by a test, the services it started, their Redis and the sandbox; days pass in milliseconds. */
export type MovedClock = {
  /** What MUSTER_TEST_CLOCK is for a process started with the preload. */
  port: number;
  now(): number;
  /** Moves everybody's time forward, and resolves when everybody has moved. */
  advance(ms: number): Promise<void>;
  /** When the next wait of any service ends, in ms; null when none waits. */
  nextWake(): number | null;
  /** Empties Redis but for the time: a Redis that lost everything still knows what time it is. */
  wipeRedis(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a clock that services (by the preload), one Redis and one sandbox follow. */
export async function startMovedClock(parts: {
  redisUrl: string;
  sandbox?: SandboxControl;
}): Promise<MovedClock> {
  const redis = new Redis(parts.redisUrl);
  const followers = new Set<Follower>();
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
    createInterface({ input: socket }).on('line', line => {
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
    port: address.port,
    now: () => Date.now() + offsetMs,
    async advance(ms) {
      offsetMs += ms;
      move += 1;
      await redis.set(REDIS_OFFSET_KEY, offsetMs);
      await parts.sandbox?.advanceClock(ms);
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
