import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis as RedisClient } from 'ioredis';
import { CannotStart } from '../cannot-start.ts';
import { freePort } from '../network/free-ports.ts';
import type { ProcessMark } from '../process/process-mark.ts';
import { type RunningProcess, startProcess, type Tie } from '../process/start-process.ts';
import { untilReady } from '../process/until-ready.ts';
import { findRedis } from './find-redis.ts';

export interface RedisOptions extends Tie {
  /** Keeps the data across restarts (append-only file, synced every second). Without it nothing is kept. */
  readonly dataDir?: string;
  /** TCP port on the loopback interface; any free one unless given. */
  readonly port?: number;
  /** Number of logical databases. Redis's own 16 unless given. */
  readonly databases?: number;
  /** Answers on this Unix socket as well. */
  readonly socketFile?: string;
  /** Asked of every client; nobody is asked for one unless given. */
  readonly password?: string | undefined;
  readonly logFile?: string;
}

export interface Redis {
  readonly port: number;
  readonly url: string;
  readonly mark: ProcessMark;
  stop(): Promise<void>;
  /** `kill -9`: with a `dataDir` about the last second is lost, without one everything. */
  kill(): Promise<void>;
  /** Takes away all that it holds, while it runs. */
  wipe(): Promise<void>;
}

/** Loading a large append-only file included. */
const readyWithinMs = 30_000;

/**
 * Starts a Redis of its own on the loopback interface, with `noeviction`, as BullMQ and the limits demand.
 *
 * @throws CannotStart when there is no Redis on this machine or the port is taken
 */
export async function startRedis(options: RedisOptions = {}): Promise<Redis> {
  const program = await findRedis();
  const port = options.port ?? (await freePort());
  const directory = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'muster-redis-')));
  await mkdir(directory, { recursive: true });
  const running = await startProcess({
    name: 'Redis',
    command: program.command,
    args: [await passwordFile(directory, options), ...serverArguments(port, directory, options)],
    env: program.env,
    logFile: options.logFile ?? path.join(directory, 'redis.log'),
    outlivesParent: options.outlivesParent,
    onSpawn: options.onSpawn,
  });
  const removeTemporary = async () => {
    if (options.dataDir === undefined) await rm(directory, { recursive: true, force: true });
  };
  try {
    await untilAnswering(running, port, options);
  } catch (error) {
    await removeTemporary();
    throw error;
  }

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    mark: running.mark,
    stop: async () => {
      await running.stop();
      await removeTemporary();
    },
    kill: running.kill,
    async wipe() {
      const client = connect(port, options);
      await client.flushall();
      client.disconnect();
    },
  };
}

function serverArguments(port: number, directory: string, options: RedisOptions): string[] {
  const keeps = options.dataDir !== undefined;
  const settings: Record<string, string> = {
    bind: '127.0.0.1',
    port: String(port),
    dir: directory,
    databases: String(options.databases ?? 16),
    ...(options.socketFile === undefined ? {} : { unixsocket: options.socketFile }),
    'maxmemory-policy': 'noeviction',
    save: '',
    appendonly: keeps ? 'yes' : 'no',
    appendfsync: 'everysec',
    // After kill -9 the last entry may be cut off; starting without it is what everysec promises.
    'aof-load-truncated': 'yes',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

/** A configuration with the password alone: arguments can be read by everybody on the machine. */
async function passwordFile(directory: string, { password }: RedisOptions): Promise<string> {
  const file = path.join(directory, 'redis.conf');
  await writeFile(file, password === undefined ? '' : `requirepass ${password}\n`, { mode: 0o600 });
  return file;
}

function connect(port: number, { password }: RedisOptions): RedisClient {
  const client = new RedisClient({
    host: '127.0.0.1',
    port,
    ...(password === undefined ? {} : { password }),
    retryStrategy: () => 10,
    maxRetriesPerRequest: null,
  });
  // Refused connections are expected until the server listens.
  client.on('error', () => {});
  return client;
}

async function untilAnswering(running: RunningProcess, port: number, options: RedisOptions): Promise<void> {
  const client = connect(port, options);
  try {
    await untilReady(
      running,
      async () => {
        if (client.status !== 'ready') return undefined;
        // Somebody else's Redis may already answer on this port while ours is still failing to bind it.
        const info = await client.info('server');
        return info.includes(`process_id:${running.mark.pid}\r\n`) ? true : undefined;
      },
      readyWithinMs,
    );
  } catch (error) {
    await running.kill();
    if (!/bind|in use/.test(running.output())) throw error;
    throw new CannotStart(`Port ${port}, which Redis needs, is in use.`, { cause: error });
  } finally {
    client.disconnect();
  }
}
