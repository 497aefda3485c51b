import { baseConfig, databaseConfig, parseConfig, redisConfig, serviceUrls } from '@muster/service-kit';
import { z } from 'zod';
import { DataCenters } from './telegram/data-centers.ts';

/** What one listens on, and nobody can be reached at. */
const EVERY_ADDRESS = ['0.0.0.0', '::', ''];

const Config = z
  .object({
    ...baseConfig,
    ...databaseConfig,
    ...redisConfig,
    /** Where the other replicas reach this one; its own host and port where it is not set. */
    REPLICA_URL: z.url({ protocol: /^https?$/ }).optional(),
    ACCOUNT_MANAGER_URL: serviceUrls.ACCOUNT_MANAGER_URL,
    /** `1=127.0.0.1:4443,2=127.0.0.1:4444`; Telegram's own data centres where it is not set. */
    TELEGRAM_DATA_CENTERS: DataCenters.optional(),
    /** PEM; added to the keys by which Telegram is recognised, and the only one of them in the demo. */
    TELEGRAM_PUBLIC_KEY_FILE: z.string().min(1).optional(),
  })
  .superRefine((config, context) => {
    if (config.REPLICA_URL === undefined && EVERY_ADDRESS.includes(config.HOST)) {
      const message = 'needed where HOST is every address: no other replica reaches this one by that';
      context.addIssue({ code: 'custom', path: ['REPLICA_URL'], message });
    }
    if (config.MUSTER_MODE !== 'demo') return;
    for (const name of ['TELEGRAM_DATA_CENTERS', 'TELEGRAM_PUBLIC_KEY_FILE'] as const) {
      if (config[name] === undefined) {
        context.addIssue({ code: 'custom', path: [name], message: 'the demo needs it' });
      }
    }
  });
export type Config = z.output<typeof Config>;

/** @throws ConfigError naming every variable that is missing or wrong */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => parseConfig(Config, env);
