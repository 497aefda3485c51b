import { Attempt } from '@muster/contracts';
import { presentReason } from '../tasks/reason.ts';
import type { LoggedAttempt } from './repository.ts';

/** A line of the log as the API shows it. */
export function presentAttempt(attempt: LoggedAttempt): Attempt {
  return {
    id: attempt.id,
    targetId: attempt.targetId,
    platformUserId: attempt.target.platformUserId.toString(),
    displayName: attempt.target.displayName,
    accountId: attempt.accountId,
    outcome: Attempt.shape.outcome.parse(attempt.outcome),
    reason:
      attempt.reasonCode === null
        ? null
        : { ...presentReason(attempt.reasonCode), platformError: attempt.platformError },
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: attempt.finishedAt?.toISOString() ?? null,
  };
}
