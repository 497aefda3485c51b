import { type AccountManagerClient, assertDone, ProblemError, unwrap } from '@muster/contracts';
import type { DeliverReport } from './outbox.ts';

/** account-manager gets this long to take a report, in ms; then the sweeper brings it again. */
const ANSWER_WITHIN_MS = 5_000;

/** Delivers over account-manager's API. */
export function deliverReportTo(accountManager: AccountManagerClient): DeliverReport {
  return async ({ id, teamId, accountId, report }) => {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const account = { params: { path: { id: accountId } }, signal };
    switch (report.about) {
      case 'account': {
        const { personKey, connectedAt } = report;
        const body = { teamId, platform: 'telegram', personKey, connectedAt } as const;
        assertDone(await accountManager.PUT('/accounts/{id}', { ...account, body }));
        return null;
      }
      case 'removal': {
        const { userId, removedAt } = report;
        const body = { userId, removedAt };
        assertDone(await accountManager.DELETE('/accounts/{id}', { ...account, body }));
        return null;
      }
      case 'restriction': {
        const { kind, waitSeconds, observedAt } = report;
        const body = { reportId: id, kind, observedAt, ...(waitSeconds !== null && { waitSeconds }) };
        const answer = await accountManager.POST('/accounts/{id}/restrictions', { ...account, body });
        return { standingVersion: unwrap(answer).version };
      }
      case 'permit': {
        const { permitId, outcome, executedAt, accountFault } = report;
        const body = { accountId, outcome, accountFault, ...(executedAt && { executedAt }) };
        const params = { path: { id: permitId } };
        const answer = await accountManager.POST('/permits/{id}/outcome', { params, body, signal });
        (outcome === 'refunded' ? assertRefunded : assertDone)(answer);
        return null;
      }
    }
  };
}

/** A holder may settle a permit it never got: there is nothing to give back then. */
function assertRefunded(answer: Parameters<typeof assertDone>[0]): void {
  try {
    assertDone(answer);
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
  }
}
