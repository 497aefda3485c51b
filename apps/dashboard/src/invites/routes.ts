import type { AttemptOutcome, InviteState, TargetState } from '@muster/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';
import { isInviteState, isOutcome, isTargetState } from './states.ts';
import { STEPS, type Step } from './wizard/step.ts';

/** Which tasks are listed: all where no state is given. */
type TasksSearch = { state?: InviteState };

export const inviteTasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites',
  validateSearch: ({ state }: Record<string, unknown>): TasksSearch =>
    isInviteState(state) ? { state } : {},
  component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'InviteTasksPage'),
});

/** The step one is at; and a parsing task whose people are to be invited, where one comes from there. */
type NewTaskSearch = { step?: Step; parsing?: string };

export const newInviteTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites/new',
  validateSearch: ({ step, parsing }: Record<string, unknown>): NewTaskSearch => {
    const known = STEPS.find(name => name === step);
    return { ...(known && { step: known }), ...(typeof parsing === 'string' && { parsing }) };
  },
  component: lazyRouteComponent(() => import('./new-task-page.tsx'), 'NewInviteTaskPage'),
});

/** Which actions of a task are listed: all where neither is given. */
export type LogFilter = { outcome?: AttemptOutcome; reason?: string };

/** What of a task is shown: its actions where no view is named, or its people, all where no state is given. */
type TaskSearch = LogFilter & { view?: 'people'; state?: TargetState };

export const inviteTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/invites/$taskId',
  validateSearch: ({ outcome, reason, view, state }: Record<string, unknown>): TaskSearch => ({
    ...(isOutcome(outcome) && { outcome }),
    ...(typeof reason === 'string' && reason !== '' && { reason }),
    ...(view === 'people' && { view }),
    ...(isTargetState(state) && { state }),
  }),
  // What is pressed and what arrives is about one task alone.
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./task-page.tsx'), 'InviteTaskPage'),
});
