import type { InviteTask, TargetStats } from '@muster/contracts';
import { NO_ACCOUNT } from '../execution/wait.ts';
import { presentReason } from './reason.ts';
import type { Task } from './task.ts';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A task as the API shows it. */
export function presentTask(task: Task, targets: TargetStats): InviteTask {
  return {
    id: task.id,
    name: task.name,
    kind: task.kind,
    destination: {
      link: task.destinationLink,
      channel: task.channelKey,
      title: task.destinationTitle,
      kind: task.destinationKind,
    },
    accountIds: task.accountIds.length > 0 ? task.accountIds : null,
    priority: task.priority,
    state: task.state,
    waiting: presentWait(task),
    problem: task.problemCode === null ? null : presentReason(task.problemCode),
    targets,
    createdAt: task.createdAt.toISOString(),
    startedAt: iso(task.startedAt),
    finishedAt: iso(task.finishedAt),
  };
}

function presentWait({ state, waitReason, wakeAt }: Task): InviteTask['waiting'] {
  if (state !== 'running' || waitReason === null) return null;
  // Without an account the next look is no end of the wait: that takes a person.
  return { reason: waitReason, until: waitReason === NO_ACCOUNT ? null : iso(wakeAt) };
}
