import { baseConfig, databaseConfig, parseConfig, redisConfig, serviceUrls } from '@muster/service-kit';
import { z } from 'zod';

const Config = z.object({
  ...baseConfig,
  ...databaseConfig,
  ...redisConfig,
  INTEGRATION_URL: serviceUrls.INTEGRATION_URL,
  ACCOUNT_MANAGER_URL: serviceUrls.ACCOUNT_MANAGER_URL,
  PARSING_URL: serviceUrls.PARSING_URL,
});
export type Config = z.output<typeof Config>;

/** @throws ConfigError naming every variable that is missing or wrong */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => parseConfig(Config, env);
