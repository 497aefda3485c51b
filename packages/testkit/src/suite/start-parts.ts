import { writeFile } from 'node:fs/promises';
import { SERVICES } from '@muster/contracts';
import { secretPaths, seedLocalSecrets } from '@muster/secrets';
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts';
import { startRedis } from '../redis/start-redis.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import type { SuiteLayout } from './layout.ts';
import type { SuitePorts } from './ports.ts';
import type { SuiteMode } from './service-environment.ts';
import { services } from './services.ts';
import type { SuiteRecord } from './suite-record.ts';
import type { SuiteVault } from './vault/start-suite-vault.ts';

/** What is not ours in a real installation: the database, Redis, Telegram, the secrets. */
export interface Parts {
  readonly postgres: RestartablePostgres;
  readonly redisUrl: string;
  readonly sandbox: Sandbox;
}

/** The server can be killed and started again: it keeps its port and its data. */
export interface RestartablePostgres extends Pick<Postgres, 'url' | 'kill'> {
  /** The connection string that a service is told. */
  serviceUrl(database: string): string;
  start(): Promise<void>;
}

export interface PartsOptions {
  readonly mode: SuiteMode;
  readonly layout: SuiteLayout;
  readonly ports: SuitePorts;
  /** A Redis to use instead of starting one. */
  readonly redisUrl?: string | undefined;
  /** Holds the secrets, instead of a local store. */
  readonly vault?: SuiteVault | undefined;
  readonly world?: { readonly seed?: number; readonly people?: number } | undefined;
  readonly record: SuiteRecord;
  onReady(name: string): void;
}

/**
 * Starts Postgres with a database for each service, Redis and the sandbox, all at once, and makes the secrets.
 * Returns or throws only when none of them is still starting, so that whoever cleans up misses nothing.
 *
 * @throws CannotStart
 */
export async function startParts(options: PartsOptions): Promise<Parts> {
  const starting = [
    startDatabases(options),
    startOwnRedis(options),
    startTelegram(options),
    seedSecrets(options),
  ] as const;
  await Promise.allSettled(starting);
  const [postgres, redisUrl, sandbox] = await Promise.all(starting);
  return { postgres, redisUrl, sandbox };
}

async function seedSecrets({ layout, vault }: PartsOptions): Promise<void> {
  if (vault) return;
  await seedLocalSecrets({
    dir: layout.secrets,
    keyFile: layout.secretsKey,
    services: SERVICES,
    // The sandbox takes any application; there is no real Telegram to reach.
    telegramApp: { apiId: '1', apiHash: 'sandbox' },
  });
}

async function startDatabases(options: PartsOptions): Promise<RestartablePostgres> {
  const { layout, ports, vault, record, onReady } = options;
  const start = () =>
    startPostgres({
      dataDir: layout.postgres,
      port: ports('postgres'),
      logFile: layout.logFile('postgres'),
      ...record.tie('postgres', 0),
    });
  let postgres = await start();
  const databases = new Set(services.flatMap(service => service.database ?? []));
  const urls = new Map(
    await Promise.all(
      [...databases].map(async name => {
        await postgres.createDatabase(name);
        const own = secretPaths.postgres(name.replaceAll('_', '-'));
        const url = vault ? postgres.giveToRole(name, await vault.passwordOf(own)) : postgres.url(name);
        return [name, await url] as const;
      }),
    ),
  );
  onReady('postgres');
  return {
    url: postgres.url,
    serviceUrl: name => urls.get(name) ?? postgres.url(name),
    async kill() {
      await postgres.kill();
      record.forget('postgres');
    },
    async start() {
      postgres = await start();
    },
  };
}

async function startOwnRedis(options: PartsOptions): Promise<string> {
  const { layout, ports, redisUrl, vault, record, onReady } = options;
  if (redisUrl !== undefined) return redisUrl;
  const redis = await startRedis({
    dataDir: layout.redis,
    port: ports('redis'),
    logFile: layout.logFile('redis'),
    password: await vault?.passwordOf(secretPaths.redis),
    ...record.tie('redis', 0),
  });
  onReady('redis');
  return redis.url;
}

async function startTelegram({
  mode,
  layout,
  ports,
  world,
  record,
  onReady,
}: PartsOptions): Promise<Sandbox> {
  const sandbox = await startSandbox({
    ...world,
    // The demo invites seconds apart, which Telegram would not bear.
    patience: mode === 'demo' ? 'off' : 'on',
    dataDir: layout.sandbox,
    controlPort: ports('sandbox'),
    dcPorts: [ports('sandbox-dc-1'), ports('sandbox-dc-2')],
    logFile: layout.logFile('sandbox'),
    ...record.tie('sandbox', 1),
  });
  const { publicKeyPem } = await sandbox.control.server();
  await writeFile(layout.telegramPublicKey, publicKeyPem);
  onReady('sandbox');
  return sandbox;
}
