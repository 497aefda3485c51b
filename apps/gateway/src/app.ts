import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from './dependencies.ts';
import { proxyRoutes } from './proxy/routes.ts';
import { referenceRoutes } from './reference/routes.ts';
import { securityHeaders } from './security-headers.ts';

/** The public edge: the public routes of every service, the API's reference, and its own health. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp({ ...dependencies, trustProxy: dependencies.config.TRUST_PROXY });
  securityHeaders(app);
  await referenceRoutes(app);
  await proxyRoutes(app, dependencies);
  return app;
}
