import { env, exit } from 'node:process';
import { loadConfig } from './config.ts';
import { jsonLog } from './log.ts';
import { startSandbox } from './start.ts';

// Node's warnings would stand between the lines of JSON. Its version is pinned, so what it calls experimental stays.
process.removeAllListeners('warning');
process.on('warning', warning => {
  if (warning.name !== 'ExperimentalWarning') jsonLog.error('a warning', warning);
});

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
