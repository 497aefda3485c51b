import { fileURLToPath } from 'node:url';
import { baseConfig, parseConfig, redisConfig, serviceUrls, workerUrls } from '@muster/service-kit';
import { z } from 'zod';

/** Where `vite build` leaves it. */
const BUILT_DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));

const Config = z.object({
  ...baseConfig,
  ...redisConfig,
  ...serviceUrls,
  ...workerUrls,
  /** Where the gateway says how it is; PORT is the public one and does not. Never to be published. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535),
  /**
   * Proxies in front of the gateway whose X-Forwarded-For is believed: addresses, CIDR blocks or `loopback`,
   * separated by commas. None unless given, for who can choose their own address has no rate limit.
   */
  TRUST_PROXY: z.union([z.string(), z.literal(false)]).default(false),
  /** Calls a minute of one signed-in user, all routes together that have no limit of their own. */
  USER_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(1_200),
  /** The files of the built dashboard. */
  DASHBOARD_DIR: z.string().default(BUILT_DASHBOARD),
});
export type Config = z.output<typeof Config>;

/** @throws ConfigError naming every variable that is missing or wrong */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => parseConfig(Config, env);
