import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { SandboxControl } from '../sandbox/control.ts';
import { REDIS_OFFSET_KEY } from './moved-clock.ts';

const preload = new URL('preload-moved-clock.ts', import.meta.url).href;

const Report = z.object({
  pid: z.number().optional(),
  moved: z.number().optional(),
  nextWake: z.number().nullable(),
});

type Follower = { socket: Socket; pid: number; moved: number; nextWake: number | null };

/** Time shared by a test, the services it started, their Redis and the sandbox; days pass in milliseconds. */
export type MovedClock = {
  /** Environment that makes a process of the suite follow this clock. */
  env: Readonly<Record<string, string>>;
  /** Lets a sandbox follow as well. */
  attachSandbox(control: SandboxControl): void;
  now(): number;
  /** Processes that are stopped (SIGSTOP): nobody waits for them, and time goes on without them. */
  readonly stopped: Set<number>;
  /** Moves everybody's time forward, and resolves when everybody has moved who is not stopped. */
  advance(ms: number): Promise<void>;
  /** When the next wait of any service ends, in ms; null when none waits. */
  nextWake(): number | null;
  /** Empties Redis but for the time: a Redis that lost everything still knows what time it is. */
  wipeRedis(): Promise<void>;
  /** Tells a Redis that was started again what time it is. */
  setRedis(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a clock that one Redis follows at once, and services and a sandbox as they are started. */
export async function startMovedClock(redisUrl: string): Promise<MovedClock> {
  const redis = new Redis(redisUrl);
  // While it is away, whoever moves time waits for it.
  redis.on('error', () => {});
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-clock-'));
  const offsetFile = path.join(directory, 'offset');
  const followers = new Set<Follower>();
  const stopped = new Set<number>();
  const isAwake = ({ pid }: Follower) => !stopped.has(pid);
  let sandbox: SandboxControl | undefined;
  let offsetMs = 0;
  let move = 0;
  let confirmed = () => {};
  const server = createServer(socket => {
    const follower: Follower = { socket, pid: 0, moved: 0, nextWake: null };
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
      follower.pid = report.pid ?? follower.pid;
      follower.moved = report.moved ?? follower.moved;
      confirmed();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the clock has no port');
  const setRedis = async () => void (await redis.set(REDIS_OFFSET_KEY, offsetMs));
  const writeOffset = () => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(offsetMs);
    return writeFile(offsetFile, bytes, { flag: offsetMs === 0 ? 'w' : 'r+' });
  };
  await Promise.all([setRedis(), writeOffset()]);
  return {
    env: { MUSTER_TEST_CLOCK: `${address.port}:${offsetFile}`, NODE_OPTIONS: `--import=${preload}` },
    attachSandbox(control) {
      sandbox = control;
    },
    now: () => Date.now() + offsetMs,
    stopped,
    setRedis,
    async advance(ms) {
      offsetMs += ms;
      move += 1;
      await setRedis();
      await writeOffset();
      await sandbox?.advanceClock(ms);
      for (const { socket } of followers) socket.write(`${JSON.stringify({ move, offsetMs })}\n`);
      await new Promise<void>(resolve => {
        confirmed = () => {
          if ([...followers].filter(isAwake).every(({ moved }) => moved === move)) resolve();
        };
        confirmed();
      });
    },
    nextWake() {
      const wakes = [...followers]
        .filter(isAwake)
        .flatMap(({ nextWake }) => (nextWake === null ? [] : [nextWake]));
      return wakes.length === 0 ? null : Math.min(...wakes);
    },
    async wipeRedis() {
      await redis.multi().flushall().set(REDIS_OFFSET_KEY, offsetMs).exec();
    },
    async stop() {
      for (const { socket } of followers) socket.destroy();
      await new Promise(resolve => server.close(resolve));
      redis.disconnect();
      await rm(directory, { recursive: true });
    },
  };
}
