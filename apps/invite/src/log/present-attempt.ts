import { type Attempt, AttemptOutcome, type TeamAttempt } from '@muster/contracts';
import { presentReason } from '../tasks/reason.ts';
import type { AttemptCount, LoggedAttempt, TeamAttempt as LoggedForTeam } from './repository.ts';

/** A line of the log as the API shows it. */
export function presentAttempt(attempt: LoggedAttempt): Attempt {
  return {
    id: attempt.id,
    targetId: attempt.targetId,
    platformUserId: attempt.target.platformUserId.toString(),
    displayName: attempt.target.displayName,
    accountId: attempt.accountId,
    outcome: AttemptOutcome.parse(attempt.outcome),
    reason:
      attempt.reasonCode === null
        ? null
        : { ...presentReason(attempt.reasonCode), platformError: attempt.platformError },
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: attempt.finishedAt?.toISOString() ?? null,
  };
}

/** The same with the task it was made for. */
export const presentTeamAttempt = (attempt: LoggedForTeam): TeamAttempt => ({
  ...presentAttempt(attempt),
  task: { id: attempt.taskId, name: attempt.task.name, destination: attempt.task.destinationTitle },
});

/** Attempts of one end, counted, as the API shows them. */
export const presentCount = ({ outcome, reasonCode, attempts }: AttemptCount) => ({
  outcome: AttemptOutcome.parse(outcome),
  reason: reasonCode === null ? null : presentReason(reasonCode),
  attempts,
});
