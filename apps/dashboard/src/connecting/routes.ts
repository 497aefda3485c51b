import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';

/** The attempt under way, so that a reload goes on with it, and how the next one is begun. */
type Connecting = { login?: string | undefined; method?: 'qr' | undefined };

export const connectRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts/connect',
  validateSearch: ({ login, method }: Record<string, unknown>): Connecting => ({
    // Named also where there is none, for what is not named is taken over from the address.
    login: typeof login === 'string' && login !== '' ? login : undefined,
    method: method === 'qr' ? method : undefined,
  }),
  component: lazyRouteComponent(() => import('./connect-page.tsx'), 'ConnectPage'),
});
