import { Skeleton, Stack } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../api/problem.ts';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ButtonLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { AccountHeader } from './account-header.tsx';
import { AccountTabs } from './account-tabs.tsx';
import { accountTexts } from './account-texts.ts';
import { accountQuery } from './queries.ts';
import { RestrictionAlert } from './restriction-alert.tsx';
import { accountRoute } from './routes.ts';
import { standingOf } from './standings.ts';
import { useLiveAccounts } from './use-live-accounts.ts';

/** One account: who it is, what keeps it out of work, what is left to it, where it may do what. */
export function AccountPage() {
  const say = useTexts(accountTexts);
  const { accountId } = accountRoute.useParams();
  const { data: account, error, refetch } = useQuery(accountQuery(accountId));
  const standings = useLiveAccounts();

  // An id that is none is an address that leads nowhere.
  if (isProblem(error, 'not_found') || isProblem(error, 'invalid_input')) {
    return (
      <EmptyPage icon={IconUserOff} title={say('gone')} hint={say('goneHint')}>
        <ButtonLink to="/accounts">{say('toAccounts')}</ButtonLink>
      </EmptyPage>
    );
  }
  if (!account)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingAccount />;
  const standing = standingOf(account, standings);
  return (
    <Stack maw={1200} mx="auto" gap="lg">
      <AccountHeader standing={standing} />
      {standing.restrictions && standing.restrictions.length > 0 && (
        <Stack component="section" gap="xs" aria-label={say('restrictions')}>
          {standing.restrictions.map(restriction => (
            <RestrictionAlert key={restriction.kind} restriction={restriction} />
          ))}
        </Stack>
      )}
      <AccountTabs account={account} />
    </Stack>
  );
}

const LoadingAccount = () => (
  <Stack maw={1200} mx="auto" aria-hidden>
    <Skeleton h={56} maw={420} />
    <Skeleton h={36} />
    <Skeleton h={220} />
  </Stack>
);
