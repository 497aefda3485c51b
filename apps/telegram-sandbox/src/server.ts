import { env, exit } from 'node:process';
import { loadConfig } from './config.ts';
import { jsonLog } from './log.ts';
import { startSandbox } from './start.ts';

try {
  const { controlUrl, dataCenters, mediaDataCenters, stop } = await startSandbox(loadConfig(env));
  jsonLog.info('ready', { controlUrl, dataCenters, mediaDataCenters });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void stop().then(() => exit(0));
    });
  }
} catch (error) {
  jsonLog.error('could not start', error);
  exit(1);
}
