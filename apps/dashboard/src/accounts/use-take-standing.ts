import type { AccountStanding } from '@muster/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { standingsKey } from './queries.ts';
import { type Standings, withStanding } from './standings.ts';

/** Takes over how an account stands after what a person did: sooner than the live view tells it. */
export function useTakeStanding(): (standing: AccountStanding) => void {
  const queryClient = useQueryClient();
  return standing => {
    queryClient.setQueryData<Standings>(standingsKey, known => withStanding(known ?? new Map(), standing));
  };
}
