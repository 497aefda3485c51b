import { Group, Skeleton, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { AnchorLink } from '../parts/links.ts';
import { PageNotFound } from '../parts/page-not-found.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { Results } from './results/results.tsx';
import { nameOf } from './states.ts';
import { TaskActions } from './task/task-actions.tsx';
import { TaskFacts } from './task/task-facts.tsx';
import { TaskProgress } from './task/task-progress.tsx';
import { taskTexts } from './task/task-texts.ts';
import { useLiveTask } from './task/use-live-task.ts';
import { ParsingTaskState } from './task-state.tsx';

const route = getRouteApi('/signed-in/parsing/$taskId');

export function ParsingTaskPage() {
  const say = useTexts(taskTexts);
  const { taskId } = route.useParams();
  const mayAct = useMay('member');
  const { task, speed, leave } = useLiveTask(taskId);
  if (isProblem(task.error, 'not_found') || isProblem(task.error, 'invalid_input')) return <PageNotFound />;
  return (
    <Stack maw={1200} mx="auto">
      <AnchorLink to="/parsing" size="sm">
        {say('allTasks')}
      </AnchorLink>
      <ProblemAlert error={task.error} onRetry={() => void task.refetch()} />
      {task.isPending && <Skeleton h={320} />}
      {task.data && (
        <>
          <Group justify="space-between" align="flex-start">
            <Group gap="sm" miw={0} role="status">
              <PageTitle>{nameOf(task.data)}</PageTitle>
              <ParsingTaskState task={task.data} />
            </Group>
            {mayAct && <TaskActions task={task.data} onDeleted={leave} />}
          </Group>
          <TaskProgress task={task.data} speed={speed} />
          <TaskFacts task={task.data} />
          <Results task={task.data} />
        </>
      )}
    </Stack>
  );
}
