import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { newId } from '../ids.ts';
import { type CurrentPassword, clientClass } from './client.ts';

/** One lock for all who migrate this database: 'muster' in ASCII. */
const MIGRATION_LOCK = 0x6d7573746572n;

/** A migration on disk was changed after it was applied, or the database is ahead of this code. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

type Migration = { name: string; sql: string; checksum: string };

/**
 * Applies `<folder>/<name>/migration.sql` in the order of their names, each in one transaction, under an advisory
 * lock, and notes them in `_prisma_migrations` as Prisma's own tool does, so that `prisma migrate status` agrees.
 * Prisma's engine itself cannot be had everywhere Muster runs (docs/decisions/0003).
 * @throws MigrationMismatch when an applied migration's text has changed
 */
export async function migrate(
  databaseUrl: string,
  folder: URL,
  password?: CurrentPassword,
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const Client = password ? clientClass(password) : pg.Client;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(CREATE_LEDGER);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    const done = new Map(rows.map(row => [row.migration_name, row.checksum]));
    const applied: string[] = [];
    for (const migration of migrations) {
      const known = done.get(migration.name);
      if (known === migration.checksum) continue;
      if (known) {
        const why = `migration ${migration.name} was changed after it was applied`;
        throw new MigrationMismatch(`${why}: these data are of another version of Muster`);
      }
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}

/**
 * Resolves when every migration of this code is applied: a service on another database is not ready.
 * @returns the version of the server
 */
export async function assertMigrated(pool: pg.Pool, folder: URL): Promise<{ version: string }> {
  const wanted = await readMigrations(folder);
  const { rows } = await pool.query<{ checksum: string; version: string }>(
    `SELECT checksum, split_part(current_setting('server_version'), ' ', 1) AS version
     FROM _prisma_migrations WHERE finished_at IS NOT NULL`,
  );
  const have = new Set(rows.map(row => row.checksum));
  const missing = wanted.find(migration => !have.has(migration.checksum));
  if (missing) throw new MigrationMismatch(`migration ${missing.name} is not applied`);
  return { version: rows[0]?.version ?? '' };
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [newId(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
  return Promise.all(
    names.map(async name => {
      const sql = await readFile(new URL(`${name}/migration.sql`, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The table as Prisma makes it. */
const CREATE_LEDGER = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;
