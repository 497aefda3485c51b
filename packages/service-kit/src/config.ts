import { PROCESSES } from '@muster/contracts';
import { z } from 'zod';

/**
 * `demo` reaches only the sandbox and knows the quick limits; `development` uses local secrets with real limits;
 * unset means `production`, which refuses local secrets (DESIGN, Trust).
 */
export const Mode = z.enum(['production', 'development', 'demo']).default('production');
export type Mode = z.infer<typeof Mode>;

const ServiceUrl = z.url({ protocol: /^https?$/ });

/** What every service reads from its environment. */
export const baseConfig = {
  MUSTER_MODE: Mode,
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  SECRETS_STORE: z.enum(['local', 'vault']).default('vault'),
  SECRETS_DIR: z.string().optional(),
  SECRETS_KEY_FILE: z.string().optional(),
  VAULT_ADDR: ServiceUrl.optional(),
  /** The id of the service's AppRole; and its secret id (mode 0600), beside which a new one is handed over. */
  VAULT_ROLE_ID_FILE: z.string().min(1).optional(),
  VAULT_SECRET_ID_FILE: z.string().min(1).optional(),
  /** Where the KV engine with the suite's secrets is mounted: `muster`, where bootstrap puts it, unless given. */
  VAULT_MOUNT: z.string().min(1).optional(),
  /** Certificates to verify Vault's own with, in PEM, where the machine does not know them. */
  VAULT_CA_FILE: z.string().min(1).optional(),
  /** A changed secret reaches who holds it within this time, in s: 30 unless given. */
  VAULT_REFRESH_S: z.coerce.number().positive().max(3_600).optional(),
  IDENTITY_URL: ServiceUrl,
  /** Where traces go, over OTLP/HTTP; without it there are none. */
  OTEL_EXPORTER_OTLP_ENDPOINT: ServiceUrl.optional(),
} as const;

export const databaseConfig = { DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }) } as const;
export const redisConfig = { REDIS_URL: z.url({ protocol: /^rediss?$/ }) } as const;

/** Where the other services answer, for those who call them. */
export const serviceUrls = Object.freeze({
  INTEGRATION_URL: ServiceUrl,
  ACCOUNT_MANAGER_URL: ServiceUrl,
  PARSING_URL: ServiceUrl,
  INVITE_URL: ServiceUrl,
});

/** Where workers say how they are; nothing else can be asked of them. */
export const workerUrls = { PARSING_WORKER_URL: ServiceUrl, INVITE_WORKER_URL: ServiceUrl } as const;

/** The environment does not fit: the process says what is wrong in one line a variable and ends. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads a service's configuration from an environment; nothing reads the environment elsewhere.
 * @throws ConfigError naming every variable that is missing or wrong, never its value
 */
export function parseConfig<T extends z.ZodType>(schema: T, env: NodeJS.ProcessEnv): z.output<T> {
  const parsed = schema.safeParse(env);
  const lines = parsed.success
    ? inProduction(parsed.data)
    : parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new ConfigError(`The environment does not fit:\n  ${lines.join('\n  ')}`);
}

const Addresses = z.looseObject({
  MUSTER_MODE: Mode,
  DATABASE_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  VAULT_ADDR: z.url().optional(),
});

/** Nothing leaves the machine on its way there, so that nobody can listen. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What production refuses of addresses, in one line each. */
function inProduction(config: unknown): string[] {
  const { data } = Addresses.safeParse(config);
  if (data?.MUSTER_MODE !== 'production') return [];
  const passwords = (['DATABASE_URL', 'REDIS_URL'] as const).flatMap(name => {
    const url = data[name];
    return url && hasPassword(url) ? [`${name}: leave the password out; production takes it from Vault`] : [];
  });
  const vault = data.VAULT_ADDR && new URL(data.VAULT_ADDR);
  const isOpen = vault && vault.protocol !== 'https:' && !LOOPBACK.test(vault.hostname);
  return isOpen ? [...passwords, 'VAULT_ADDR: production speaks to Vault by https alone'] : passwords;
}

/** Whether a URL brings its own password, as those of a local installation do; pg and ioredis take a parameter as well. */
export function hasPassword(url: string): boolean {
  const { password, searchParams } = new URL(url);
  return password !== '' || searchParams.has('password');
}

export type BaseConfig = z.output<z.ZodObject<typeof baseConfig>>;

/** A name for the process in logs and metrics, e.g. `invite-worker`. */
export const ProcessName = z.enum(PROCESSES);
export type ProcessName = z.infer<typeof ProcessName>;

/** Every process that writes logs and metrics as the suite's do; Vault's operator is none of its services. */
export type MonitoredProcess = ProcessName | 'vault-operator';
