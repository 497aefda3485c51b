import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from './dependencies.ts';
import { resultRoutes } from './results/routes.ts';
import { taskRoutes } from './tasks/routes.ts';

/** parsing's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  taskRoutes(app, dependencies);
  resultRoutes(app, dependencies);
  return app;
}
