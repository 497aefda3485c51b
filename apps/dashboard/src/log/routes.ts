import type { AccountLogKind } from '@muster/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';
import { isLogKind } from './choices.ts';
import { isDay } from './period.ts';

/** Which entries are shown, and whether their counts stand in a table in place of the chart. */
export type LogSearch = {
  accountId?: string | undefined;
  kind?: AccountLogKind | undefined;
  code?: string | undefined;
  /** First and last day, by the clock of whoever looks: `2026-11-20`. */
  from?: string | undefined;
  to?: string | undefined;
  view?: 'table' | undefined;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isId = (value: unknown): value is string =>
  isText(value) && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

export const logRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/log',
  validateSearch: ({ accountId, kind, code, from, to, view }: Record<string, unknown>): LogSearch => ({
    ...(isId(accountId) && { accountId }),
    ...(isLogKind(kind) && { kind }),
    ...(isText(code) && { code }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(view === 'table' && { view }),
  }),
  component: lazyRouteComponent(() => import('./log-page.tsx'), 'LogPage'),
});
