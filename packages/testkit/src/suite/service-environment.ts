import { compileCache, type SuiteLayout } from './layout.ts';
import type { SuitePorts } from './ports.ts';
import type { Service, ServiceName } from './services.ts';

export type SuiteMode = 'demo' | 'development';

export interface SuiteParts {
  readonly mode: SuiteMode;
  readonly layout: SuiteLayout;
  readonly ports: SuitePorts;
  databaseUrl(database: string): string;
  readonly redisUrl: string;
  readonly dataCenters: readonly { readonly id: number; readonly host: string; readonly port: number }[];
  /** What a service is told about its secrets. */
  secretsOf(name: ServiceName): Readonly<Record<string, string>>;
}

/** All a service is told. Everything else it finds out for itself or is the same everywhere. */
export function serviceEnvironment(
  service: Service & { readonly name: ServiceName },
  parts: SuiteParts,
): Record<string, string> {
  const { layout, ports } = parts;
  const url = (name: ServiceName) => `http://127.0.0.1:${ports(name)}`;
  return {
    MUSTER_MODE: parts.mode,
    HOST: '127.0.0.1',
    PORT: String(ports(service.name)),
    ...(service.health === undefined ? {} : { HEALTH_PORT: String(ports(service.health)) }),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    ...(service.database === undefined ? {} : { DATABASE_URL: parts.databaseUrl(service.database) }),
    REDIS_URL: parts.redisUrl,
    ...parts.secretsOf(service.name),
    IDENTITY_URL: url('identity'),
    INTEGRATION_URL: url('integration'),
    ACCOUNT_MANAGER_URL: url('account-manager'),
    PARSING_URL: url('parsing'),
    INVITE_URL: url('invite'),
    PARSING_WORKER_URL: url('parsing-worker'),
    INVITE_WORKER_URL: url('invite-worker'),
    TELEGRAM_DATA_CENTERS: parts.dataCenters.map(({ id, host, port }) => `${id}=${host}:${port}`).join(','),
    TELEGRAM_PUBLIC_KEY_FILE: layout.telegramPublicKey,
    NODE_COMPILE_CACHE: compileCache,
  };
}
