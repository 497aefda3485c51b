import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sharedParts } from './provided.ts';

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** The same by a Unix socket, for who asks hundreds of thousands of times. */
  readonly socketUrl: string;
  /** Drops the database, open sessions notwithstanding. */
  drop(): Promise<void>;
}

/**
 * A fresh, empty database in the run's shared Postgres. One per test file: create it in `beforeAll`, drop it
 * in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { postgresUrl, postgresSockets } = await sharedParts();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(postgresUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const socketUrl = new URL(url);
  socketUrl.searchParams.set('host', postgresSockets);
  return {
    name,
    url: url.href,
    socketUrl: socketUrl.href,
    drop: () => execute(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
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
