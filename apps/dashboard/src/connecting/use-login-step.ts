import type { Login } from '@muster/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { loginQuery } from './queries.ts';

/** A step of an attempt, which answers how it stands then. */
export function useLoginStep<What>(id: string, step: (what: What) => Promise<Login>) {
  const queryClient = useQueryClient();
  const query = loginQuery(id);
  return useMutation({
    mutationFn: step,
    onSuccess: login => queryClient.setQueryData(query.queryKey, login),
    // One try less, a wait, the end: also where the live view is cut off.
    onError: () => queryClient.invalidateQueries(query),
  });
}
