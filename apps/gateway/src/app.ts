import { createApp, createServiceApp, type ServiceApp } from '@muster/service-kit';
import { dashboardRoutes } from './dashboard/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { proxyRoutes } from './proxy/routes.ts';
import { referenceRoutes } from './reference/routes.ts';
import { securityHeaders } from './security-headers.ts';

/** The public edge: the dashboard, the public routes of every service and their reference, and nothing about itself. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createApp({ ...dependencies, trustProxy: dependencies.config.TRUST_PROXY });
  securityHeaders(app);
  await referenceRoutes(app);
  await proxyRoutes(app, dependencies);
  await dashboardRoutes(app, dependencies.config.DASHBOARD_DIR);
  return app;
}

/** The gateway's own `/healthz`, `/readyz` and `/metrics`, for a port of their own that only the installation reaches. */
export const buildHealthApp = (dependencies: Dependencies): ServiceApp => createServiceApp(dependencies);
