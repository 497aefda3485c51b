import { baseConfig, databaseConfig, parseConfig } from '@muster/service-kit';
import { z } from 'zod';

const Config = z.object({ ...baseConfig, ...databaseConfig });
export type Config = z.output<typeof Config>;

/** @throws ConfigError naming every variable that is missing or wrong */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => parseConfig(Config, env);
