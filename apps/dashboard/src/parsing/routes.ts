import type { ParsingState } from '@muster/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../signed-in-route.tsx';
import { type ResultsSearch, validateResultsSearch } from './results/search.ts';
import { isParsingState } from './states.ts';

/** Which tasks are listed: all where no state is given. */
type TasksSearch = { state?: ParsingState };

export const parsingTasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/parsing',
  validateSearch: ({ state }: Record<string, unknown>): TasksSearch =>
    isParsingState(state) ? { state } : {},
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
  validateSearch: (search: Record<string, unknown>): ResultsSearch => validateResultsSearch(search),
  // What is pressed and what is measured is about one task alone.
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./task-page.tsx'), 'ParsingTaskPage'),
});
