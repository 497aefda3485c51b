import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { freePort } from '../network/free-ports.ts';
import type { ProcessMark } from '../process/process-mark.ts';
import { type RunningProcess, startProcess, type Tie } from '../process/start-process.ts';
import { untilReady } from '../process/until-ready.ts';
import { findPostgresBinaries } from './binaries.ts';
import { clearEarlierServer } from './clear-earlier-server.ts';
import { type Cluster, initialiseCluster, superuser } from './initialise-cluster.ts';
import { readPostmasterFile } from './postmaster-file.ts';

export interface PostgresOptions extends Tie {
  /** Holds the cluster and its password; created when missing, kept when the server stops. */
  readonly dataDir: string;
  /** TCP port on the loopback interface; any free one unless given. */
  readonly port?: number;
  /** `false` gives up what makes data survive a power cut (not a killed process), for speed in tests. */
  readonly durable?: boolean;
  /** Answers on a Unix socket in this directory as well. */
  readonly socketDirectory?: string;
  readonly logFile?: string;
}

export interface Postgres {
  readonly port: number;
  readonly mark: ProcessMark;
  /** Connection string of one database, with password. */
  url(database: string): string;
  /** Creates the database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /**
   * Gives the database to a role of the same name with this password.
   * @returns the connection string of that role, without the password
   */
  giveToRole(database: string, password: string): Promise<string>;
  stop(): Promise<void>;
  /** `kill -9` of the server and all its processes, as a power cut would. */
  kill(): Promise<void>;
}

/** Time to become ready, recovery after an unclean end included. */
const readyWithinMs = 30_000;

/**
 * Starts the Postgres that npm installed, on the loopback interface only, and recovers from whatever an
 * earlier start left behind.
 *
 * @throws CannotStart when the port is taken or the server cannot run
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { postgres: server, initdb } = await findPostgresBinaries();
  const cluster = await initialiseCluster(initdb, path.resolve(options.dataDir));
  await clearEarlierServer(cluster.directory);
  const port = options.port ?? (await freePort());
  const running = await startServer(server, cluster, port, options);
  const url = (database: string) =>
    `postgresql://${superuser}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

  return {
    port,
    mark: running.mark,
    url,
    createDatabase: name => createDatabase(url('postgres'), name),
    async giveToRole(database, password) {
      const role = quote(database);
      await execute(url('postgres'), `CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
      await execute(url('postgres'), `ALTER DATABASE ${role} OWNER TO ${role}`);
      const name = encodeURIComponent(database);
      return `postgresql://${name}@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      // SIGINT is Postgres's "fast" shutdown: it ends sessions and leaves nothing to recover.
      await running.stop({ signal: 'SIGINT' });
    },
    kill: running.kill,
  };
}

async function startServer(
  server: string,
  cluster: Cluster,
  port: number,
  options: PostgresOptions,
): Promise<RunningProcess> {
  const deadline = performance.now() + readyWithinMs;
  const settings = {
    ...baseSettings,
    ...(options.durable === false ? fastSettings : {}),
    // A socket in /tmp, where it would be otherwise, is one more thing to collide on.
    unix_socket_directories: options.socketDirectory ?? '',
    port,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (;;) {
    const running = await startProcess({
      name: 'Postgres',
      command: server,
      args: [`-D${cluster.directory}`, ...args],
      withoutRoot: true,
      logFile: options.logFile ?? path.join(options.dataDir, 'postgres.log'),
      outlivesParent: options.outlivesParent,
      onSpawn: options.onSpawn,
    });
    try {
      await untilReady(running, () => isReady(cluster, running), readyWithinMs);
      return running;
    } catch (error) {
      await running.kill();
      const output = running.output();
      if (/could not bind|Address already in use/.test(output)) {
        throw new CannotStart(`Port ${port}, which Postgres needs, is in use.`, { cause: error });
      }
      // Sessions of a killed server hold its shared memory until they notice, within about a second.
      const heldByOldSessions = /pre-existing shared memory block/.test(output);
      if (!heldByOldSessions || performance.now() > deadline) throw error;
      await wait(100);
    }
  }
}

const baseSettings = {
  // Neither a statement nor the row it is about reaches the log: both hold what people entered.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  listen_addresses: '127.0.0.1',
  max_connections: 300,
  timezone: 'UTC',
};

const fastSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function isReady(cluster: Cluster, running: RunningProcess): Promise<true | undefined> {
  const file = await readPostmasterFile(cluster.directory);
  return file?.pid === running.mark.pid && file.ready ? true : undefined;
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    await execute(adminUrl, `CREATE DATABASE ${quote(name)}`);
  } catch (error) {
    const duplicateDatabase = '42P04';
    if (!(error instanceof pg.DatabaseError && error.code === duplicateDatabase)) throw error;
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function quote(identifier: string): string {
  return pg.escapeIdentifier(identifier);
}
