import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../signed-in-route.tsx';

/** The page somebody wanted to see when they had to sign in. */
type Back = { back?: string };

const validateBack = ({ back }: Record<string, unknown>): Back =>
  // A path of this page alone: whoever follows a link to here is not led on to somewhere else.
  typeof back === 'string' && back.startsWith('/') && !back.startsWith('//') ? { back } : {};

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: validateBack,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

export const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  validateSearch: validateBack,
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
});
