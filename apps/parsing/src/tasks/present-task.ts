import { type ParsingTask, sentenceOf, toWait } from '@muster/contracts';
import type { Task } from './task.ts';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A task as the API shows it. */
export function presentTask(task: Task): ParsingTask {
  return {
    id: task.id,
    source: { kind: task.sourceKind, link: task.sourceLink, title: task.sourceTitle },
    priority: task.priority,
    speed: task.speed,
    limit: task.peopleLimit,
    state: task.state,
    collected: task.collected,
    reported: task.reported,
    waiting:
      task.state !== 'running' || task.waitReason === null ? null : toWait(task.waitReason, task.wakeAt),
    problem:
      task.problemCode === null ? null : { code: task.problemCode, message: sentenceOf(task.problemCode) },
    createdAt: task.createdAt.toISOString(),
    startedAt: iso(task.startedAt),
    finishedAt: iso(task.finishedAt),
  };
}
