import { createApp, createServiceApp, type ServiceApp } from '@muster/service-kit';
import { createAdmission } from './admission.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { proxyRoutes } from './proxy/routes.ts';
import { referenceRoutes } from './reference/routes.ts';
import { securityHeaders } from './security-headers.ts';
import { systemRoutes } from './system/routes.ts';

/** The public edge: the dashboard, the public routes of every service, their reference, and how the suite is. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createApp({ ...dependencies, trustProxy: dependencies.config.TRUST_PROXY });
  securityHeaders(app);
  await referenceRoutes(app);
  const admission = await createAdmission(app, dependencies);
  await proxyRoutes(app, admission, dependencies);
  systemRoutes(app, admission, dependencies);
  await dashboardRoutes(app, dependencies.config.DASHBOARD_DIR);
  return app;
}

/** The gateway's own `/healthz`, `/readyz` and `/metrics`, for a port of their own that only the installation reaches. */
export const buildHealthApp = (dependencies: Dependencies): ServiceApp => createServiceApp(dependencies);
