import { serveWorker, start } from '@muster/service-kit';
import { loadConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';
import { startExecuting } from './execution/start-executing.ts';

await start(async () => {
  const config = loadConfig(process.env);
  const dependencies = await createDependencies(config, 'invite-worker');
  await serveWorker(config, dependencies, startExecuting(dependencies));
});
