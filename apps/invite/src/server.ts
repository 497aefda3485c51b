import { serve, start } from '@muster/service-kit';
import { buildApp } from './app.ts';
import { loadConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';

await start(async () => {
  const config = loadConfig(process.env);
  const dependencies = await createDependencies(config, 'invite');
  const app = await buildApp(dependencies);
  await serve(app, { host: config.HOST, port: config.PORT, log: dependencies.log, dependencies });
});
