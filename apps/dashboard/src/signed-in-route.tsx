import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { PageFailed } from './parts/page-failed.tsx';
import { PageNotFound } from './parts/page-not-found.tsx';
import { currentSession, renew } from './session/session.ts';
import { Shell } from './shell/shell.tsx';
import { ShellPending } from './shell/shell-pending.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  errorComponent: PageFailed,
  notFoundComponent: PageNotFound,
});

/** Everything that only somebody who is signed in sees, inside the shell; the parent of every page. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: Shell,
  // Whose session it is takes one answer of the server, after a reload. Where that comes at once, nothing is drawn only
  // to be thrown away; where it does not, the page is not left white.
  pendingComponent: ShellPending,
  pendingMs: 200,
  pendingMinMs: 0,
  async beforeLoad({ location }) {
    const now = currentSession();
    const session = now.status === 'unknown' ? await renew() : now;
    if (session.status === 'signed_in') return;
    const leadsBack = location.href !== '/' && (session.status === 'unknown' || session.leadsBack);
    throw redirect({ to: '/sign-in', search: leadsBack ? { back: location.href } : {} });
  },
});
