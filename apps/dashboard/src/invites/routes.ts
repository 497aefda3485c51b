import type { AttemptOutcome, InviteState } from '@muster/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';
import { isInviteState, isOutcome } from './states.ts';

/** Which tasks are listed: all where no state is given. */
type TasksSearch = { state?: InviteState };

export const inviteTasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites',
  validateSearch: ({ state }: Record<string, unknown>): TasksSearch =>
    isInviteState(state) ? { state } : {},
  component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'InviteTasksPage'),
});

/** The steps of preparing a task, in their order. */
export const STEPS = ['destination', 'accounts', 'people', 'summary'] as const;
export type Step = (typeof STEPS)[number];

type NewTaskSearch = { step?: Step };

export const newInviteTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites/new',
  validateSearch: ({ step }: Record<string, unknown>): NewTaskSearch => {
    const known = STEPS.find(name => name === step);
    return known ? { step: known } : {};
  },
  component: lazyRouteComponent(() => import('./new-task-page.tsx'), 'NewInviteTaskPage'),
});

/** Which actions of a task are listed: all where neither is given. */
export type LogFilter = { outcome?: AttemptOutcome; reason?: string };

export const inviteTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites/$taskId',
  validateSearch: ({ outcome, reason }: Record<string, unknown>): LogFilter => ({
    ...(isOutcome(outcome) && { outcome }),
    ...(typeof reason === 'string' && reason !== '' && { reason }),
  }),
  component: lazyRouteComponent(() => import('./task-page.tsx'), 'InviteTaskPage'),
});
