import { catalogue, isErrorCode, type ParsingTask } from '@muster/contracts';
import { NO_ACCOUNT } from '../collection/outcome.ts';
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
    waiting: presentWait(task),
    problem: task.problemCode === null ? null : presentProblem(task.problemCode),
    createdAt: task.createdAt.toISOString(),
    startedAt: iso(task.startedAt),
    finishedAt: iso(task.finishedAt),
  };
}

function presentWait({ waitReason, wakeAt }: Task): ParsingTask['waiting'] {
  if (waitReason === null) return null;
  // Without an account the next look is no end of the wait: that takes a person.
  return { reason: waitReason, until: waitReason === NO_ACCOUNT ? null : iso(wakeAt) };
}

function presentProblem(code: string): ParsingTask['problem'] {
  const { en, ru } = catalogue[isErrorCode(code) ? code : 'telegram_error'];
  return { code, message: { en, ru } };
}
