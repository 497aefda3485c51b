import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';

export const logRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/log',
  component: lazyRouteComponent(() => import('./log-page.tsx'), 'LogPage'),
});
