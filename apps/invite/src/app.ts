import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import { accountRoutes } from './accounts/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { logRoutes } from './log/routes.ts';
import { targetRoutes } from './targets/routes.ts';
import { taskRoutes } from './tasks/routes.ts';

/** invite's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  taskRoutes(app, dependencies);
  targetRoutes(app, dependencies);
  logRoutes(app, dependencies);
  accountRoutes(app, dependencies);
  return app;
}
