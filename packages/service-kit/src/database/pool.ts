import pg from 'pg';
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
    statement_timeout: 30_000,
    // Nor may a process that stands still in the middle of a transaction keep its locks from everybody else. Prisma
    // gives up its own after as long.
    idle_in_transaction_session_timeout: 5_000,
  });
  // A connection that is cut while it is in use tells its next query; without a listener it would end the process.
  pool.on('connect', client => client.on('error', () => {}));
  // An idle connection that breaks (a restarted server) is replaced by the pool; without a listener it would
  // end the process.
  pool.on('error', () => {});
  metrics.gauge('postgres_pool_connections', 'Connections of the pool by state.', ['state'], gauge => {
    gauge.set({ state: 'idle' }, pool.idleCount);
    gauge.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
    gauge.set({ state: 'waiting' }, pool.waitingCount);
  });
  return pool;
}

/** Runs `work` in one transaction; an exception rolls it back. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection in an unknown state goes; the pool opens another.
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}
