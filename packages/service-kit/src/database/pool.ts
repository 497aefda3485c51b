import pg from 'pg';
import { isDependencyAway } from '../failures/dependency-away.ts';
import { retryConflicts, retrying } from '../failures/retry-conflicts.ts';
import type { Metrics } from '../metrics.ts';
import { type CurrentPassword, clientClass } from './client.ts';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

/**
 * Postgres sends 64-bit integers as text; all of ours are ids or counts that fit a bigint. Said for this pool and
 * not globally: Prisma's adapter reads the global parsers and refuses a bigint that is one already.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format),
};

/** A statement that takes longer has failed, in ms. */
const STATEMENT_DEADLINE_MS = 30_000;

/**
 * A pool of connections to a service's own database, its use measured. Prisma's adapter takes the same pool, so
 * that one service has one pool.
 */
export function createPool(
  databaseUrl: string,
  metrics: Metrics,
  options: { max?: number; password?: CurrentPassword | undefined } = {},
): Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    ...(options.password && { Client: clientClass(options.password) }),
    types,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    // A query nobody waits for any more must not hold a connection for ever.
    statement_timeout: STATEMENT_DEADLINE_MS,
    // A server that stands still ends nothing: then this process gives up by itself.
    query_timeout: STATEMENT_DEADLINE_MS + 5_000,
    // Nor may a process that stands still in the middle of a transaction keep its locks from everybody else. Prisma
    // gives up its own after as long.
    idle_in_transaction_session_timeout: 5_000,
  });
  // A connection that is cut while it is in use tells its next query; without a listener it would end the process.
  pool.on('connect', client => client.on('error', () => {}));
  // An idle connection that breaks (a restarted server) is replaced by the pool; without a listener it would
  // end the process.
  pool.on('error', () => {});
  // Prisma gives back what a server that stood still has not rolled back: what others wrote there would never be
  // committed. A connection that has ended is not used again.
  pool.on('release', (_error, client) => {
    if (client.getTransactionStatus() !== 'I') void client.end();
  });
  metrics.gauge('postgres_pool_connections', 'Connections of the pool by state.', ['state'], gauge => {
    gauge.set({ state: 'idle' }, pool.idleCount);
    gauge.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
    gauge.set({ state: 'waiting' }, pool.waitingCount);
  });
  // A statement alone is a transaction too; Prisma's pass here as well.
  pool.query = retrying(pool.query);
  return pool;
}

/**
 * Runs `work` in one transaction; an exception rolls it back. Where it meets other work it is done again from the
 * start, so what it does besides must bear being done twice.
 */
export function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retryConflicts(() => tryTransaction(pool, work));
}

async function tryTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection in an unknown state goes; the pool opens another. One that does not answer is not asked again.
    if (isDependencyAway(error)) client.release(true);
    else
      await client.query('ROLLBACK').then(
        () => client.release(),
        () => client.release(true),
      );
    throw error;
  }
}
