import type { ParsingState, ParsingTask } from '@muster/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { patchTasks, type TaskList, withoutTask } from './patch-tasks.ts';

/** The cursor of a list's first page. */
const FIRST: { cursor: string | null } = { cursor: null };

const LISTS = ['parsing', 'tasks', 'list'];

/** The tasks of the team, newest first; all of them without a state. */
export const tasksOptions = (state: ParsingState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...LISTS, state ?? 'all'],
    queryFn: ({ pageParam: cursor }) =>
      ask(
        api.GET('/api/v1/parsing/tasks', {
          params: { query: { ...(state && { state }), ...(cursor && { cursor }) } },
        }),
      ),
    initialPageParam: FIRST.cursor,
    getNextPageParam: page => page.nextCursor,
  });

export const taskOptions = (id: string) =>
  queryOptions({
    queryKey: ['parsing', 'tasks', 'one', id],
    queryFn: () => ask(api.GET('/api/v1/parsing/tasks/{id}', { params: { path: { id } } })),
  });

/** Shows a task as it stands now, wherever it is shown. */
export function keepTask(task: ParsingTask): void {
  queryClient.setQueryData(taskOptions(task.id).queryKey, task);
  for (const state of [undefined, task.state]) {
    queryClient.setQueryData<TaskList>(tasksOptions(state).queryKey, list => list && patchTasks(list, task));
  }
  dropFromLists(task.id, name => name !== 'all' && name !== task.state);
}

/** Shows a task that is no more no longer. */
export function dropTask(id: string): void {
  dropFromLists(id, () => true);
  queryClient.removeQueries({ queryKey: taskOptions(id).queryKey });
}

function dropFromLists(id: string, isMeant: (name: unknown) => boolean): void {
  for (const { queryKey } of queryClient.getQueryCache().findAll({ queryKey: LISTS })) {
    if (isMeant(queryKey.at(-1)))
      queryClient.setQueryData<TaskList>(queryKey, list => list && withoutTask(list, id));
  }
}

/** Reads the lists anew: what changed while nobody listened is in no event. */
export const refreshLists = (): Promise<void> => queryClient.invalidateQueries({ queryKey: LISTS });
