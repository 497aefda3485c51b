import { type InviteTask, type TargetStats, toWait } from '@muster/contracts';
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
    waiting:
      task.state !== 'running' || task.waitReason === null ? null : toWait(task.waitReason, task.wakeAt),
    problem: task.problemCode === null ? null : presentReason(task.problemCode),
    targets,
    createdAt: task.createdAt.toISOString(),
    startedAt: iso(task.startedAt),
    finishedAt: iso(task.finishedAt),
  };
}
