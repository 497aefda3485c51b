import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../signed-in-route.tsx';
import { DoorPending } from './door-pending.tsx';
import { currentSession, renew } from './session.ts';

/** The page somebody wanted to see when they had to sign in. */
type Back = { back?: string | undefined };

/** Only an address of this page is one: whoever follows a link to here is not led on to somewhere else. */
const validateBack = ({ back }: Record<string, unknown>): Back => ({
  // Named also where it is none, for what is not named is taken over from the address.
  back:
    typeof back === 'string' && URL.parse(back, location.origin)?.origin === location.origin
      ? back
      : undefined,
});

/** Whoever is signed in already is led on; whether the server can be reached is told when they try. */
async function askWhoItIs(): Promise<void> {
  if (currentSession().status === 'unknown') await renew().catch(() => {});
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: validateBack,
  beforeLoad: askWhoItIs,
  pendingComponent: DoorPending,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

export const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  validateSearch: validateBack,
  beforeLoad: askWhoItIs,
  pendingComponent: DoorPending,
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
});
