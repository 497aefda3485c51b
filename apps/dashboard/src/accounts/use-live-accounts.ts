import type { AccountChange, AccountStanding } from '@muster/contracts';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive } from '../api/live.ts';
import { accountQuery, standingsKey, teamAccountsQuery } from './queries.ts';
import { type Standings, toStandings, withoutAccount, withStanding } from './standings.ts';

/** What the live view of the accounts tells, by the name of the event. */
type AccountEvents = {
  standings: AccountStanding[];
  restricted: AccountChange;
  lifted: AccountChange;
  recovered: AccountChange;
  removed: Pick<AccountStanding, 'accountId' | 'version'>;
};

/**
 * What keeps the accounts of the team out of work, live for as long as somebody looks; undefined until it is known.
 * An account that was connected or removed elsewhere joins or leaves what is shown.
 */
export function useLiveAccounts(): Standings | undefined {
  const queryClient = useQueryClient();
  const { data } = useQuery<Standings>({
    queryKey: standingsKey,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const lookAgainFor = (accountId: string) => {
    const known = queryClient.getQueryData(teamAccountsQuery.queryKey);
    if (known && !known.some(({ id }) => id === accountId)) {
      void queryClient.invalidateQueries({ queryKey: teamAccountsQuery.queryKey });
    }
  };
  const change = (changed: AccountStanding) => {
    queryClient.setQueryData<Standings>(standingsKey, known => known && withStanding(known, changed));
    lookAgainFor(changed.accountId);
  };

  useLive<AccountEvents>('/api/v1/accounts/events', {
    standings(all) {
      queryClient.setQueryData<Standings>(standingsKey, toStandings(all));
      for (const { accountId } of all) lookAgainFor(accountId);
    },
    restricted: change,
    lifted: change,
    recovered: change,
    removed(removed) {
      queryClient.setQueryData<Standings>(standingsKey, known => known && withoutAccount(known, removed));
      queryClient.setQueryData(teamAccountsQuery.queryKey, known =>
        known?.filter(({ id }) => id !== removed.accountId),
      );
      // Whoever looks at it learns that it is gone.
      void queryClient.invalidateQueries({ queryKey: accountQuery(removed.accountId).queryKey, exact: true });
    },
  });
  return data;
}
