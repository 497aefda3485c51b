import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ButtonLink } from '../parts/links.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { parsingTexts } from './parsing-texts.ts';
import { tasksOptions } from './queries.ts';
import { StateFilter } from './state-filter.tsx';
import { TasksTable } from './tasks-table.tsx';
import { useLiveTasks } from './use-live-tasks.ts';

const route = getRouteApi('/signed-in/parsing');

export function ParsingTasksPage() {
  const say = useTexts(parsingTexts);
  const { state } = route.useSearch();
  const list = useInfiniteQuery(tasksOptions(state));
  useLiveTasks();
  const tasks = list.data?.pages.flatMap(page => page.items);
  const isEmpty = tasks?.length === 0;
  const isNew = isEmpty && !state;
  return (
    <Stack maw={1200} mx="auto">
      <Group justify="space-between">
        <PageTitle>{say('title')}</PageTitle>
        {!isNew && <NewTaskButton />}
      </Group>
      {!isNew && <StateFilter state={state} />}
      <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton h={240} />}
      {isEmpty && (state ? <NoneInState /> : <NoneYet />)}
      {tasks && !isEmpty && <TasksTable tasks={tasks} />}
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          style={{ alignSelf: 'center' }}
        >
          {say('more')}
        </Button>
      )}
    </Stack>
  );
}

function NewTaskButton() {
  const say = useTexts(parsingTexts);
  const mayAct = useMay('member');
  if (!mayAct) return null;
  return (
    <ButtonLink to="/parsing/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {say('newTask')}
    </ButtonLink>
  );
}

function NoneYet() {
  const say = useTexts(parsingTexts);
  const mayAct = useMay('member');
  return (
    <EmptyPage icon={IconListDetails} title={say('none')} hint={say(mayAct ? 'noneHint' : 'mayNot')}>
      <NewTaskButton />
    </EmptyPage>
  );
}

function NoneInState() {
  const say = useTexts(parsingTexts);
  return (
    <EmptyPage icon={IconListDetails} title={say('noneInState')} hint={say('noneInStateHint')}>
      <ButtonLink to="/parsing" variant="default">
        {say('showAll')}
      </ButtonLink>
    </EmptyPage>
  );
}
