import type { InviteTask, ParsingTask } from '@muster/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { inviteTasksQuery } from '../invites/queries.ts';
import { tasksOptions } from '../parsing/queries.ts';
import { useLiveTasks } from '../parsing/use-live-tasks.ts';
import { LOOK_MS } from './queries.ts';

/** Some tasks in a state, newest first, and how many there are of them; null where their service did not tell. */
type Listed<Task> = { tasks: readonly Task[]; total: number | null };

export type OpenTasks = {
  collecting: Listed<ParsingTask>;
  queued: Listed<ParsingTask>;
  inviting: Listed<InviteTask>;
  paused: Listed<InviteTask>;
};

/** The tasks of the team that have not ended, as they stand; undefined until everybody has answered. */
export function useOpenTasks() {
  useLiveTasks();
  const collecting = useInfiniteQuery(tasksOptions('running'));
  const queued = useInfiniteQuery(tasksOptions('queued'));
  // No live view tells of all invite tasks.
  const inviting = useInfiniteQuery({ ...inviteTasksQuery('running'), refetchInterval: LOOK_MS });
  const paused = useInfiniteQuery({ ...inviteTasksQuery('paused'), refetchInterval: LOOK_MS });

  const all = [collecting, queued, inviting, paused];
  const failed = all.filter(({ data, error }) => error !== null && data === undefined);
  const data: OpenTasks | undefined = all.some(({ isPending }) => isPending)
    ? undefined
    : {
        collecting: listed(collecting.data?.pages),
        queued: listed(queued.data?.pages),
        inviting: listed(inviting.data?.pages),
        paused: listed(paused.data?.pages),
      };
  return {
    data,
    error: failed[0]?.error ?? null,
    refetch: () => Promise.all(failed.map(({ refetch }) => refetch())),
  };
}

function listed<Task>(pages: readonly { items: Task[]; total: number }[] | undefined): Listed<Task> {
  return { tasks: pages?.flatMap(({ items }) => items) ?? [], total: pages?.[0]?.total ?? null };
}
