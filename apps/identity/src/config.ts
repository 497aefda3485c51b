import { ACCESS_TOKEN_TTL_SECONDS } from '@muster/contracts';
import { baseConfig, databaseConfig, parseConfig } from '@muster/service-kit';
import { z } from 'zod';

const Config = z.object({
  ...baseConfig,
  ...databaseConfig,
  /** How long an access token lives, in s: also how long a rotation of their keys takes. */
  ACCESS_TOKEN_TTL_S: z.coerce
    .number()
    .int()
    .min(30)
    .max(ACCESS_TOKEN_TTL_SECONDS)
    .default(ACCESS_TOKEN_TTL_SECONDS),
});
export type Config = z.output<typeof Config>;

/** @throws ConfigError naming every variable that is missing or wrong */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => parseConfig(Config, env);
