import { QueryClient } from '@tanstack/react-query';
import { onUserChange } from '../session/session.ts';
import { ProblemError } from './problem.ts';

/** A refusal stays one however often it is asked again; everything else may pass, and is tried this often. */
const MAX_TRIES = 3;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        !(error instanceof ProblemError && error.problem.status < 500) && failures < MAX_TRIES,
    },
    // Without a network it fails at once: it is not done unasked when that is back, and nobody waits for it.
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Nothing of one user is left for the next. */
export function forgetWithSession(): void {
  onUserChange(() => queryClient.clear());
}
