import { Group, Skeleton, Stack } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ButtonLink } from '../parts/links.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { AccountsList } from './accounts-list.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { teamAccountsQuery } from './queries.ts';

export function AccountsPage() {
  const say = useTexts(accountsTexts);
  const mayConnect = useMay('member');
  const { data: accounts, error, refetch } = useQuery(teamAccountsQuery);
  const isEmpty = accounts?.length === 0;
  const connect = mayConnect && (
    <ButtonLink to="/accounts/connect" leftSection={<IconPlus size={16} aria-hidden />}>
      {say('connect')}
    </ButtonLink>
  );
  return (
    <Stack maw={1200} mx="auto">
      <Group justify="space-between">
        <PageTitle>{say('title')}</PageTitle>
        {!isEmpty && connect}
      </Group>
      {error && !accounts && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!error && !accounts && <LoadingList />}
      {isEmpty && (
        <EmptyPage
          icon={IconUsersGroup}
          title={say('emptyTitle')}
          hint={say(mayConnect ? 'emptyHint' : 'emptyViewer')}
        >
          {connect}
        </EmptyPage>
      )}
      {accounts && !isEmpty && <AccountsList accounts={accounts} />}
    </Stack>
  );
}

const LoadingList = () => (
  <Stack aria-hidden>
    {[1, 2, 3].map(row => (
      <Skeleton key={row} h={72} />
    ))}
  </Stack>
);
