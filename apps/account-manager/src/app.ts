import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import { accountRoutes } from './accounts/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { eventRoutes } from './events/routes.ts';
import { leaseRoutes } from './leases/routes.ts';
import { permitRoutes } from './permits/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { recoveryRoutes } from './recoveries/routes.ts';
import { restrictionRoutes } from './restrictions/routes.ts';
import { usageRoutes } from './usage/routes.ts';

/** account-manager's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  leaseRoutes(app, dependencies);
  permitRoutes(app, dependencies);
  accountRoutes(app, dependencies);
  restrictionRoutes(app, dependencies);
  recoveryRoutes(app, dependencies);
  eventRoutes(app, dependencies);
  usageRoutes(app, dependencies);
  profileRoutes(app, dependencies);
  return app;
}
