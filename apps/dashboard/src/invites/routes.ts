import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';

export const inviteTasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites',
  component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'InviteTasksPage'),
});

export const newInviteTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites/new',
  component: lazyRouteComponent(() => import('./new-task-page.tsx'), 'NewInviteTaskPage'),
});

export const inviteTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites/$taskId',
  component: lazyRouteComponent(() => import('./task-page.tsx'), 'InviteTaskPage'),
});
