import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import { accountLogRoutes } from './account-log/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { chatRoutes } from './chats/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { forwardToOwners } from './forwarding/forward.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { loginRoutes } from './logins/routes.ts';
import { permitRoutes } from './permits/routes.ts';

/** integration's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  await forwardToOwners(app, dependencies.forwarding);
  loginRoutes(app, dependencies.logins);
  accountRoutes(app, dependencies);
  accountLogRoutes(app, dependencies);
  chatRoutes(app, dependencies.chats);
  invitationRoutes(app, dependencies);
  permitRoutes(app, dependencies);
  return app;
}
