import { serve, start } from '@muster/service-kit';
import { buildApp, buildHealthApp } from './app.ts';
import { loadConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';

await start(async () => {
  const config = loadConfig(process.env);
  const dependencies = await createDependencies(config);
  const app = await buildApp(dependencies);
  const health = buildHealthApp(dependencies);
  await serve(app, {
    host: config.HOST,
    port: config.PORT,
    log: dependencies.log,
    dependencies: {
      async close() {
        await health.close();
        await dependencies.close();
      },
    },
  });
  // Only now: who is told that the gateway is ready may call it at once.
  await health.listen({ host: config.HOST, port: config.HEALTH_PORT });
});
