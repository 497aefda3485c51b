import type { AccountState } from '@muster/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';
import {
  type AccountOrder,
  type AccountTab,
  isAccountOrder,
  isAccountState,
  isAccountTab,
} from './choices.ts';

/** Which accounts are listed, and how. */
export type AccountsSearch = {
  state?: AccountState | undefined;
  text?: string | undefined;
  order?: AccountOrder | undefined;
  page?: number | undefined;
};

export const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts',
  validateSearch: ({ state, text, order, page }: Record<string, unknown>): AccountsSearch => ({
    ...(isAccountState(state) && { state }),
    // An address that somebody wrote by hand gives a number where only digits are looked for.
    ...((typeof text === 'string' || typeof text === 'number') && text !== '' && { text: String(text) }),
    ...(isAccountOrder(order) && { order }),
    ...(typeof page === 'number' && Number.isInteger(page) && page > 1 && { page }),
  }),
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
});

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts/$accountId',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: AccountTab } =>
    isAccountTab(tab) ? { tab } : {},
  // What is pressed and what is typed is about one account alone.
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
});
