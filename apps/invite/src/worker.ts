import { createServiceApp, serve, start } from '@muster/service-kit';
import { loadConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';
import { startExecuting } from './execution/start-executing.ts';

await start(async () => {
  const config = loadConfig(process.env);
  const dependencies = await createDependencies(config, 'invite-worker');
  const executing = startExecuting(dependencies);
  const readiness = { ...dependencies.readiness, jobs: executing.assertMoving };
  const app = createServiceApp({ ...dependencies, readiness });
  await serve(app, {
    host: config.HOST,
    port: config.PORT,
    log: dependencies.log,
    dependencies: {
      async close() {
        await executing.close();
        await dependencies.close();
      },
    },
  });
});
