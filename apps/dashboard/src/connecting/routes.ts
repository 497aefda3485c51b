import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';

/** The attempt under way, so that a reload goes on with it, and how the next one is begun. */
type Connecting = { login?: string; method?: 'qr' };

export const connectRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts/connect',
  validateSearch: ({ login, method }: Record<string, unknown>): Connecting => ({
    ...(typeof login === 'string' && login !== '' && { login }),
    ...(method === 'qr' && { method }),
  }),
  component: lazyRouteComponent(() => import('./connect-page.tsx'), 'ConnectPage'),
});
