import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres/start-postgres.ts';
import { startRedis } from '../redis/start-redis.ts';
import { describeVault } from '../vault/start-vault.ts';

/** One for every test file there will ever be, and it costs nothing. */
const redisDatabases = 512;

/**
 * Starts the one Postgres and the one Redis that all test files of a run share, and says which Vault they meet;
 * returns the tear-down.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.stdout.write(`${describeVault(process.env)}\n`);
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-test-'));
  const redisSocket = path.join(directory, 'redis.sock');
  const [postgres, redis] = await Promise.all([
    startPostgres({
      dataDir: path.join(directory, 'postgres'),
      durable: false,
      socketDirectory: directory,
    }),
    startRedis({ databases: redisDatabases, socketFile: redisSocket }),
  ]);
  project.provide('musterParts', {
    postgresUrl: postgres.url('postgres'),
    redisUrl: redis.url,
    redisDatabases,
    postgresSockets: directory,
    redisSocket,
  });
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    await rm(directory, { recursive: true, force: true });
  };
}
