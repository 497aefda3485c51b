import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';

export const parsingTasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/parsing',
  component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'ParsingTasksPage'),
});

export const newParsingTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/parsing/new',
  component: lazyRouteComponent(() => import('./new-task-page.tsx'), 'NewParsingTaskPage'),
});

export const parsingTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/parsing/$taskId',
  component: lazyRouteComponent(() => import('./task-page.tsx'), 'ParsingTaskPage'),
});
