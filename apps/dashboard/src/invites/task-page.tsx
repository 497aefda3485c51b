import { Grid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { AnchorLink } from '../parts/links.ts';
import { PageNotFound } from '../parts/page-not-found.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { inviteTaskQuery } from './queries.ts';
import { AccountsCard } from './task/accounts-card.tsx';
import { JoinedCard } from './task/joined-card.tsx';
import { LogCard } from './task/log-card.tsx';
import { PeopleCard } from './task/people-card.tsx';
import { TaskCounts } from './task/task-counts.tsx';
import { TaskHeader } from './task/task-header.tsx';
import { TaskNews } from './task/task-news.tsx';
import { taskTexts } from './task/task-texts.ts';
import { useTaskLive } from './task/use-task-live.ts';
import { ViewTabs } from './task/view-tabs.tsx';

const route = getRouteApi('/signed-in/invites/$taskId');

export function InviteTaskPage() {
  const say = useTexts(taskTexts);
  const { taskId } = route.useParams();
  const { outcome, reason, view, state } = route.useSearch();
  const filter = { ...(outcome && { outcome }), ...(reason && { reason }) };
  const task = useQuery(inviteTaskQuery(taskId));
  useTaskLive(taskId, { filter, isThere: task.data !== undefined });
  if (isProblem(task.error, 'not_found') || isProblem(task.error, 'invalid_input')) return <PageNotFound />;
  return (
    <Stack maw={1200} mx="auto">
      <AnchorLink to="/invites" size="sm">
        {say('back')}
      </AnchorLink>
      <ProblemAlert error={task.error} onRetry={() => void task.refetch()} />
      {task.isPending && <Skeleton h={320} />}
      {task.data && (
        <>
          <div>
            <TaskHeader task={task.data} />
            <TaskNews task={task.data} />
          </div>
          <TaskCounts task={task.data} />
          <Grid>
            <Grid.Col span={{ base: 12, md: 8 }}>
              <Stack gap="xs">
                <ViewTabs taskId={taskId} view={view} />
                {view === 'people' ? (
                  <PeopleCard taskId={taskId} state={state} />
                ) : (
                  <LogCard task={task.data} filter={filter} />
                )}
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Stack>
                <AccountsCard task={task.data} />
                <JoinedCard taskId={taskId} />
              </Stack>
            </Grid.Col>
          </Grid>
        </>
      )}
    </Stack>
  );
}
