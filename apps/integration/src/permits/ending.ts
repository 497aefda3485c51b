import type { ErrorCode, PermitOutcome } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { isAccountFault } from './account-fault.ts';
import type { Sent } from './execute-once.ts';
import type { Ending, PermitRef } from './repository.ts';
import type { FinalState } from './state.ts';

const reported: Record<FinalState, PermitOutcome> = {
  voided: 'refunded',
  done: 'committed',
  unknown: 'unknown',
};

/** The end of a permit as the journal and account-manager are told. */
export function ending(permit: PermitRef, { state, outcome, found, at }: Sent): Ending {
  return {
    state,
    outcome,
    found: found ?? null,
    at,
    report: {
      id: newId(),
      teamId: permit.teamId,
      accountId: permit.accountId,
      report: {
        about: 'permit',
        permitId: permit.id,
        outcome: reported[state],
        executedAt: state === 'done' ? at.toISOString() : null,
        accountFault: isAccountFault(outcome),
      },
      createdAt: at,
    },
  };
}

/** Nothing was sent under the permit, and nothing ever will be. */
export const notSent = (permit: PermitRef, code: ErrorCode, at: Date): Ending =>
  ending(permit, { state: 'voided', outcome: { outcome: 'not_sent', code }, at });

/** Nobody can say whether Telegram did it. */
export const unknown = (permit: PermitRef, at: Date): Ending =>
  ending(permit, { state: 'unknown', outcome: { outcome: 'unknown', code: 'outcome_unknown' }, at });
