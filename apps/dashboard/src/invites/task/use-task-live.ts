import { useThrottledCallback } from '@mantine/hooks';
import type { Attempt, InviteTask } from '@muster/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLive } from '../../api/live.ts';
import {
  inviteTaskQuery,
  logCountsQuery,
  logQuery,
  logsKey,
  targetStatsQuery,
  targetsKey,
  taskAccountsQuery,
} from '../queries.ts';
import type { LogFilter } from '../routes.ts';
import { mergeAttempts } from './merge-attempts.ts';

/** What the live view of a task tells. */
type InviteEvents = { task: InviteTask; attempt: Attempt };

/** Those who joined have a list of their own, whatever the log shows. */
export const JOINED = { outcome: 'joined' } as const satisfies LogFilter;

/** Attempts that arrive within this are shown together, in ms: a page that draws each one keeps up with few. */
const SHOW_MS = 500;

/** What attempts change elsewhere is asked for anew at most this often, in ms. */
const COUNT_MS = 2_000;

/** Keeps what is known of a task as it stands, for as long as its page is shown; of one that is not there, nothing. */
export function useTaskLive(id: string, { filter, isThere }: { filter: LogFilter; isThere: boolean }): void {
  const client = useQueryClient();
  const arrived = useRef<Attempt[]>([]);

  const lookAtAccounts = useThrottledCallback(
    () => void client.invalidateQueries({ queryKey: taskAccountsQuery(id).queryKey }),
    COUNT_MS,
  );
  const count = useThrottledCallback(() => {
    const { queryKey: stats } = targetStatsQuery(id);
    const { queryKey: counts } = logCountsQuery(id);
    for (const queryKey of [stats, counts, targetsKey(id)]) void client.invalidateQueries({ queryKey });
    lookAtAccounts();
  }, COUNT_MS);
  const show = useThrottledCallback(() => {
    const attempts = arrived.current.splice(0);
    for (const shown of [filter, JOINED])
      client.setQueryData(logQuery(id, shown).queryKey, log => log && mergeAttempts(log, attempts, shown));
    // A log that was filtered otherwise lacks them when somebody comes back to it.
    void client.invalidateQueries({ queryKey: logsKey(id), type: 'inactive', refetchType: 'none' });
    count();
  }, SHOW_MS);

  useLive<InviteEvents>(isThere ? `/api/v1/invites/tasks/${id}/events` : null, {
    task(task) {
      client.setQueryData(inviteTaskQuery(id).queryKey, task);
      client.setQueryData(targetStatsQuery(id).queryKey, task.targets);
      lookAtAccounts();
    },
    attempt(attempt) {
      arrived.current.push(attempt);
      show();
    },
  });
}
