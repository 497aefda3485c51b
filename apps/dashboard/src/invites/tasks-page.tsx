import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconPlus, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ButtonLink } from '../parts/links.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { invitesTexts } from './invites-texts.ts';
import { inviteTasksQuery } from './queries.ts';
import { StateFilter } from './state-filter.tsx';
import { TasksTable } from './tasks-table.tsx';

const route = getRouteApi('/signed-in/invites');

export function InviteTasksPage() {
  const say = useTexts(invitesTexts);
  const { state } = route.useSearch();
  const list = useInfiniteQuery(inviteTasksQuery(state));
  const tasks = list.data?.pages.flatMap(page => page.items);
  const isEmpty = tasks?.length === 0;
  return (
    <Stack maw={1200} mx="auto">
      <Group justify="space-between">
        <PageTitle>{say('title')}</PageTitle>
        {!(isEmpty && !state) && <NewTaskButton />}
      </Group>
      {!(isEmpty && !state) && <StateFilter state={state} />}
      <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton h={240} />}
      {isEmpty && (state ? <NoneOfState /> : <NoneYet />)}
      {tasks && !isEmpty && <TasksTable tasks={tasks} />}
      {list.hasNextPage && (
        <Button
          variant="default"
          onClick={() => void list.fetchNextPage()}
          loading={list.isFetchingNextPage}
          style={{ alignSelf: 'center' }}
        >
          {say('more')}
        </Button>
      )}
    </Stack>
  );
}

function NewTaskButton() {
  const say = useTexts(invitesTexts);
  const mayAct = useMay('member');
  if (!mayAct) return null;
  return (
    <ButtonLink to="/invites/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {say('newTask')}
    </ButtonLink>
  );
}

function NoneYet() {
  const say = useTexts(invitesTexts);
  const mayAct = useMay('member');
  return (
    <EmptyPage icon={IconUserPlus} title={say('none')} hint={say(mayAct ? 'noneHint' : 'mayNot')}>
      <NewTaskButton />
    </EmptyPage>
  );
}

function NoneOfState() {
  const say = useTexts(invitesTexts);
  return (
    <EmptyPage icon={IconUserPlus} title={say('noneOfState')} hint={say('noneOfStateHint')}>
      <ButtonLink to="/invites" variant="default">
        {say('showAll')}
      </ButtonLink>
    </EmptyPage>
  );
}
