import { createServiceApp, serve, start } from '@muster/service-kit';
import { startCollecting } from './collection/start-collecting.ts';
import { loadConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';

await start(async () => {
  const config = loadConfig(process.env);
  const dependencies = await createDependencies(config, 'parsing-worker');
  const collecting = startCollecting(dependencies);
  const readiness = { ...dependencies.readiness, jobs: collecting.assertMoving };
  const app = createServiceApp({ ...dependencies, readiness });
  await serve(app, {
    host: config.HOST,
    port: config.PORT,
    log: dependencies.log,
    dependencies: {
      async close() {
        await collecting.close();
        await dependencies.close();
      },
    },
  });
});
