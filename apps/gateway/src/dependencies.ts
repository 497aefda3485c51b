import type { Service } from '@muster/contracts';
import { PublicKeys, type StoreState, secretPaths } from '@muster/secrets';
import {
  createRedis,
  JWKS_PATH,
  type Logger,
  type Metrics,
  openFoundation,
  openParts,
  type ReadinessCheck,
  type Redis,
  type Verifiers,
} from '@muster/service-kit';
import type { Config } from './config.ts';
import { type Processes, readProcesses, readUpstreams, type Upstreams } from './upstreams.ts';

/** A request waits for its rate limit no longer than this, in ms: far above what even a busy machine takes. */
const REDIS_DEADLINE_MS = 2_000;

/** All that the gateway works with, opened once a process. */
export type Dependencies = {
  config: Pick<Config, 'TRUST_PROXY' | 'USER_RATE_LIMIT_PER_MINUTE' | 'DASHBOARD_DIR'>;
  log: Logger;
  metrics: Metrics;
  redis: Redis;
  upstreams: Upstreams;
  processes: Processes;
  secretStore: SecretStoreInUse;
  /** The proof for one callee that the gateway calls. */
  tokenFor(callee: Service): string;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** Where this process's secrets come from. */
export type SecretStoreInUse = {
  kind: Config['SECRETS_STORE'];
  /** Rejects while they cannot be read. */
  assertReadable(): Promise<void>;
  state(): Promise<StoreState>;
};

/** Opens everything; closes what was opened when one part fails. */
export function createDependencies(config: Config, given?: Logger): Promise<Dependencies> {
  return openParts(async opened => {
    const names = { service: 'gateway', healthPort: config.HEALTH_PORT } as const;
    const foundation = await openFoundation(opened, config, names, given && { log: given });
    const { log, metrics, secrets, passwords, hasSecrets, tokenFor, verifiers } = foundation;
    const password = await passwords.redis(config.REDIS_URL);
    const redis = opened.add(
      createRedis(config.REDIS_URL, log, {
        password,
        enableOfflineQueue: false,
        commandTimeout: REDIS_DEADLINE_MS,
      }),
      async r => r.disconnect(),
    );
    return {
      config,
      log,
      metrics,
      redis,
      upstreams: readUpstreams(config),
      processes: readProcesses(config),
      secretStore: {
        kind: config.SECRETS_STORE,
        assertReadable: async () => void (await secrets.read(secretPaths.servicePublicKeys, PublicKeys)),
        state: () => secrets.state(),
      },
      tokenFor,
      verifiers,
      readiness: {
        redis: async () => ({ version: await redisVersion(redis) }),
        identity: () => assertKeysPublished(config.IDENTITY_URL),
        secrets: hasSecrets,
      },
    };
  });
}

/** Without identity's keys nobody can be let in. */
async function assertKeysPublished(identityUrl: string): Promise<void> {
  const response = await fetch(`${identityUrl}${JWKS_PATH}`);
  await response.body?.cancel();
  if (!response.ok) throw new Error(`identity answers ${response.status} instead of its keys`);
}

async function redisVersion(redis: Redis): Promise<string> {
  return (await redis.info('server')).match(/^redis_version:(.*?)\r?$/m)?.[1] ?? '';
}
