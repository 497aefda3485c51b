import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { teamAccountsQuery } from '../../accounts/queries.ts';
import { accountName } from '../../parts/account-name.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { taskTexts } from './task-texts.ts';

/** What an account of the team is called; one that is not the team's any more, just that. */
export function useAccountName(): (id: string) => string {
  const say = useTexts(taskTexts);
  const { data: accounts } = useQuery(teamAccountsQuery);
  const names = useMemo(
    () => accounts && new Map(accounts.map(account => [account.id, accountName(account)])),
    [accounts],
  );
  return id => (names ? (names.get(id) ?? say('removedAccount')) : '—');
}
