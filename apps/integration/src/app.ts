import { createServiceApp, type ServiceApp } from '@muster/service-kit';
import { accountLogRoutes } from './account-log/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { channelRoutes } from './channels/routes.ts';
import { chatRoutes } from './chats/routes.ts';
import type { Dependencies } from './dependencies.ts';
import { forwardToOwners } from './forwarding/forward.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { inviteLinkRoutes } from './invite-links/routes.ts';
import { joinRoutes } from './joins/routes.ts';
import { loginRoutes } from './logins/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { permitRoutes } from './permits/routes.ts';
import { readingRoutes } from './reading/routes.ts';
import { removalRoutes } from './removals/routes.ts';

/** integration's HTTP surface: every route by name. */
export async function buildApp(dependencies: Dependencies): Promise<ServiceApp> {
  const app = createServiceApp(dependencies);
  await forwardToOwners(app, dependencies.forwarding);
  // Before the server stops listening: meanwhile it says who has taken over what it has given back.
  app.addHook('preClose', () => dependencies.connections.handOver());
  loginRoutes(app, dependencies.logins);
  accountRoutes(app, dependencies);
  accountLogRoutes(app, dependencies);
  removalRoutes(app, dependencies);
  channelRoutes(app, dependencies);
  chatRoutes(app, dependencies.chats);
  readingRoutes(app, dependencies.reading);
  joinRoutes(app, dependencies);
  peopleRoutes(app, dependencies.people);
  invitationRoutes(app, dependencies);
  inviteLinkRoutes(app, dependencies);
  messageRoutes(app, dependencies);
  permitRoutes(app, dependencies);
  return app;
}
