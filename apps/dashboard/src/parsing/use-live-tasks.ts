import type { ParsingTask } from '@muster/contracts';
import { useRef } from 'react';
import { useLive } from '../api/live.ts';
import { dropTask, keepTask, refreshLists } from './queries.ts';

type TasksEvents = { tasks: ParsingTask[]; task: ParsingTask; removed: { id: string } };

/** Keeps the lists of tasks as they are, for as long as a page shows one. */
export function useLiveTasks(): void {
  const hasBegun = useRef(false);
  useLive<TasksEvents>('/api/v1/parsing/tasks/events', {
    tasks(tasks) {
      for (const task of tasks) keepTask(task);
      // What ended while the view was cut off is in no event.
      if (hasBegun.current) void refreshLists();
      hasBegun.current = true;
    },
    task: keepTask,
    removed: ({ id }) => dropTask(id),
  });
}
