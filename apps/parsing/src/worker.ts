import { serveWorker, start } from '@muster/service-kit';
import { startCollecting } from './collection/start-collecting.ts';
import { loadConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';

await start(async () => {
  const config = loadConfig(process.env);
  const dependencies = await createDependencies(config, 'parsing-worker');
  await serveWorker(config, dependencies, startCollecting(dependencies));
});
