import { createRouter } from '@tanstack/react-router';
import { accountRoute, accountsRoute } from './accounts/routes.ts';
import { connectRoute } from './connecting/routes.ts';
import { inviteTaskRoute, inviteTasksRoute, newInviteTaskRoute } from './invites/routes.ts';
import { logRoute } from './log/routes.ts';
import { overviewRoute } from './overview/routes.ts';
import { newParsingTaskRoute, parsingTaskRoute, parsingTasksRoute } from './parsing/routes.ts';
import { registerRoute, signInRoute } from './session/routes.ts';
import { onUserChange } from './session/session.ts';
import { settingsRoute } from './settings/routes.ts';
import { rootRoute, signedInRoute } from './signed-in-route.tsx';
import { systemRoute } from './system/routes.ts';

const routeTree = rootRoute.addChildren([
  signInRoute,
  registerRoute,
  signedInRoute.addChildren([
    overviewRoute,
    accountsRoute,
    connectRoute,
    accountRoute,
    parsingTasksRoute,
    newParsingTaskRoute,
    parsingTaskRoute,
    logRoute,
    inviteTasksRoute,
    newInviteTaskRoute,
    inviteTaskRoute,
    settingsRoute,
    systemRoute,
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

// A session that ends leads to the sign-in page, and one that begins away from it, at once and wherever it happens.
onUserChange(() => void router.invalidate());

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
