import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from './dependencies.ts';

/** account-manager's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  return app;
}
