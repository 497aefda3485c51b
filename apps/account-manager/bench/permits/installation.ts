import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SERVICE_TOKEN_HEADER, SERVICES } from '@muster/contracts';
import { LocalSecretStore, seedLocalSecrets } from '@muster/secrets';
import { createServiceTokens, loadServiceKeys } from '@muster/service-kit';
import { startPostgres, startRedis } from '@muster/testkit';
import pg from 'pg';
import { loadConfig } from '../../src/config.ts';
import { createDependencies, type Dependencies } from '../../src/dependencies.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const accountManager = new URL('../../src/server.ts', import.meta.url);

/** Postgres and Redis for all that is measured in a run, and the servers on them. */
export type Installation = {
  /** What makes a commit survive a power cut, as Postgres has it set. */
  durability(): Promise<string>;
  /** account-manager as a process of its own, with a database and a Redis database of its own. */
  startAccountManager(name: string): Promise<AccountManager>;
  /** A baseline, likewise. */
  startBaseline(name: string): Promise<ServerProcess & { databaseUrl: string }>;
  /** Headers of a call by the invite service. */
  headers(): Record<string, string>;
  stop(): Promise<void>;
};

export type AccountManager = ServerProcess & {
  /** Its parts, opened a second time: what prepares and counts. */
  dependencies: Dependencies;
};

/** Postgres as it is in production: fsync and synchronous_commit are on. */
export async function startInstallation(): Promise<Installation> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-permits-'));
  const [postgres, redis] = await Promise.all([
    startPostgres({ dataDir: path.join(directory, 'postgres') }),
    startRedis(),
  ]);
  const secrets = { dir: path.join(directory, 'secrets'), keyFile: path.join(directory, 'key') };
  await seedLocalSecrets({ ...secrets, services: SERVICES, telegramApp: { apiId: '1', apiHash: 'x' } });
  const { sign } = await loadServiceKeys(await LocalSecretStore.open(secrets), 'invite');
  const tokenFor = createServiceTokens('invite', sign);
  const opened: { stop(): unknown }[] = [];
  let databases = 0;
  const newParts = async (name: string) => {
    await postgres.createDatabase(name);
    return { DATABASE_URL: postgres.url(name), REDIS_URL: `${redis.url}/${databases++}` };
  };
  return {
    async durability() {
      const client = new pg.Client({ connectionString: postgres.url('postgres') });
      await client.connect();
      const { rows } = await client.query<{ name: string; setting: string }>(
        "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')",
      );
      await client.end();
      return rows.map(({ name, setting }) => `${name} ${setting}`).join(', ');
    },
    async startAccountManager(name) {
      const env = {
        ...(await newParts(name)),
        // Real limits; everything else as in production, its log included.
        MUSTER_MODE: 'development',
        LOG_LEVEL: 'info',
        SECRETS_STORE: 'local',
        SECRETS_DIR: secrets.dir,
        SECRETS_KEY_FILE: secrets.keyFile,
        IDENTITY_URL: 'http://127.0.0.1:1',
        INTEGRATION_URL: 'http://127.0.0.1:1',
      };
      const server = await startServer(accountManager, env, path.join(directory, `${name}.log`));
      opened.push(server);
      const dependencies = await createDependencies(loadConfig({ ...env, LOG_LEVEL: 'warn', PORT: '0' }));
      opened.push({ stop: () => dependencies.close() });
      return { ...server, dependencies };
    },
    async startBaseline(name) {
      const parts = await newParts(name);
      const file = new URL(`${name}.ts`, import.meta.url);
      const server = await startServer(file, parts, path.join(directory, `${name}.log`));
      opened.push(server);
      return { ...server, databaseUrl: parts.DATABASE_URL };
    },
    headers: () => ({
      'content-type': 'application/json',
      [SERVICE_TOKEN_HEADER]: tokenFor('account-manager'),
    }),
    async stop() {
      for (const part of opened.reverse()) await part.stop();
      await Promise.all([postgres.stop(), redis.stop()]);
      await rm(directory, { recursive: true });
    },
  };
}
