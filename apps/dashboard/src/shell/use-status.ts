import type { Status } from '@muster/contracts';
import { type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemError } from '../api/problem.ts';
import { statusQuery } from './status-query.ts';

/** A refusal has a reason of its own; anything else may mean that a part is away. */
const isSuspicious = (error: unknown): boolean =>
  !(error instanceof ProblemError && error.problem.status < 500);

const isStatus = (query: Pick<Query, 'queryKey'>) => query.queryKey[0] === statusQuery.queryKey[0];

/**
 * What does not work: asked now and then, and at once when a call has failed. When everything is back, what has failed
 * meanwhile is asked for anew.
 * @returns `unreachable` while not even that can be asked
 */
export function useStatus(): Status['away'] | 'unreachable' {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(statusQuery);
  const away = error && isSuspicious(error) ? 'unreachable' : (data?.away ?? []);

  useEffect(() => {
    const lookAtOnce = (error: unknown) => {
      // One that is under way may have begun before the failure, and is as good as a new one a moment later.
      if (isSuspicious(error)) void queryClient.refetchQueries(statusQuery, { cancelRefetch: false });
    };
    const ends = [
      queryClient.getQueryCache().subscribe(event => {
        if (event.type !== 'updated' || isStatus(event.query)) return;
        const { action } = event;
        if (action.type === 'failed' || action.type === 'error') lookAtOnce(action.error);
      }),
      queryClient.getMutationCache().subscribe(event => {
        if (event.type === 'updated' && event.action.type === 'error') lookAtOnce(event.action.error);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient]);

  const isWell = away.length === 0;
  useEffect(() => {
    if (!isWell) return;
    void queryClient.refetchQueries({
      type: 'active',
      predicate: query =>
        query.state.status === 'error' && !isStatus(query) && isSuspicious(query.state.error),
    });
  }, [isWell, queryClient]);
  return away;
}
