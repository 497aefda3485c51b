import { parseConfig } from '@muster/service-kit';
import { Cron } from 'croner';
import { z } from 'zod';

/** Where the repository's own policies and roles lie. */
const REPOSITORY = new URL('../../../', import.meta.url);

/** When something is done, as cron writes it down (minute hour day month weekday), in UTC. */
const Schedule = z.string().refine(isPattern, 'no pattern of cron, such as 0 3 * * *').optional();

const Config = z.object({
  VAULT_ADDR: z.url({ protocol: /^https?$/ }),
  /** A folder whose files hold one share each, and nothing else. */
  VAULT_UNSEAL_SHARES_DIR: z.string().min(1).optional(),
  /** Shares separated by commas; a folder is better, for who may look at a process may see its environment. */
  VAULT_UNSEAL_SHARES: z.string().min(1).optional(),
  /** A token to act with instead of vault-operator's own role, e.g. the root token while bootstrapping. */
  VAULT_TOKEN: z.string().min(1).optional(),
  VAULT_TOKEN_FILE: z.string().min(1).optional(),
  /** Where secret ids are handed over: a folder for each role, which its service alone mounts. */
  HANDOVER_DIR: z.string().min(1).default('/run/muster/handover'),
  /** Where Vault writes what was asked of it; a path on Vault's own machine. */
  VAULT_AUDIT_FILE: z.string().min(1).default('/vault/audit/audit.log'),
  POLICIES_DIR: z.string().default(new URL('vault/policies/', REPOSITORY).pathname),
  ROLES_FILE: z.string().default(new URL('vault/config/roles.json', REPOSITORY).pathname),
  /** Where each process of a service answers for its health, separated by commas: rotations ask all their replicas. */
  PROCESS_URLS: z
    .string()
    .default('')
    .transform(list => list.split(/[\s,]+/).filter(url => url !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  /** When the watch rotates; what is not named here is rotated by hand alone. */
  ROTATE_SECRET_IDS: Schedule,
  ROTATE_SESSION_KEY: Schedule,
  ROTATE_JWT_KEYS: Schedule,
  /** When the watch takes a snapshot of Vault; without it, people do. */
  TAKE_SNAPSHOTS: Schedule,
  /** Where those lie, and how many of them: the newest. What has another name there is left alone. */
  SNAPSHOTS_DIR: z.string().min(1).default('/run/muster/snapshots'),
  SNAPSHOTS_KEPT: z.coerce.number().int().min(1).default(14),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(9_200),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});
export type Config = z.output<typeof Config>;

/** @throws ConfigError naming every variable that is missing or wrong, never its value */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => parseConfig(Config, env);

function isPattern(text: string): boolean {
  try {
    return new Cron(text).nextRun() !== null;
  } catch {
    return false;
  }
}
