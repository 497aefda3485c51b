import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { teamAccountsQuery } from '../accounts/queries.ts';
import { standingOf } from '../accounts/standings.ts';
import { useLiveAccounts } from '../accounts/use-live-accounts.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { AccountsCard } from './accounts-card.tsx';
import { FirstSteps } from './first-steps.tsx';
import { InvitesTodayCard } from './invites-today-card.tsx';
import { JoinsCard } from './joins-card.tsx';
import { overviewTexts } from './overview-texts.ts';
import { standstills } from './standstill.ts';
import { StandstillCard } from './standstill-card.tsx';
import { TasksCard } from './tasks-card.tsx';
import { useOpenTasks } from './use-open-tasks.ts';

/** How everything stands, live; every number leads to its page. */
export function OverviewPage() {
  const say = useTexts(overviewTexts);
  const team = useQuery(teamAccountsQuery);
  const standings = useLiveAccounts();
  const tasks = useOpenTasks();
  const accounts = team.data?.map(account => standingOf(account, standings));
  const still = accounts && tasks.data && standstills(accounts, tasks.data);
  return (
    <Stack maw={1200} mx="auto">
      <PageTitle>{say('title')}</PageTitle>
      <FirstSteps />
      {team.error && !team.data && <ProblemAlert error={team.error} onRetry={() => void team.refetch()} />}
      <ProblemAlert error={tasks.error} onRetry={() => void tasks.refetch()} />
      <StandstillCard
        title={say('needPerson')}
        nothing={say(tasks.error ? 'notAllKnown' : 'nothingNeeds')}
        standstills={still?.needPerson}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <AccountsCard accounts={accounts} />
        <InvitesTodayCard accounts={accounts?.length} />
        <TasksCard tasks={tasks.data} />
        <StandstillCard
          title={say('waits')}
          nothing={say(tasks.error ? 'notAllKnown' : 'nothingWaits')}
          standstills={still?.wait}
        />
      </SimpleGrid>
      <JoinsCard />
    </Stack>
  );
}
