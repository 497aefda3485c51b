import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { accountName } from '../parts/account-name.ts';
import { teamAccountsQuery } from './queries.ts';

/** What the accounts of the team are called, by their ids; undefined until that is known. */
export function useAccountNames(): ReadonlyMap<string, string> | undefined {
  const { data } = useQuery(teamAccountsQuery);
  return useMemo(() => data && new Map(data.map(account => [account.id, accountName(account)])), [data]);
}
