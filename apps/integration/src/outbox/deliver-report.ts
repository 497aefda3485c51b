import { type AccountManagerClient, assertDone, unwrap } from '@muster/contracts';
import type { DeliverReport } from './outbox.ts';

/** Delivers over account-manager's API. */
export function deliverReportTo(accountManager: AccountManagerClient): DeliverReport {
  return async ({ id, teamId, accountId, report }) => {
    switch (report.about) {
      case 'account': {
        const { personKey, connectedAt } = report;
        const body = { teamId, platform: 'telegram' as const, personKey, connectedAt };
        return assertDone(
          await accountManager.PUT('/accounts/{id}', { params: { path: { id: accountId } }, body }),
        );
      }
      case 'restriction': {
        const { kind, waitSeconds, observedAt } = report;
        const body = { reportId: id, kind, observedAt, ...(waitSeconds !== null && { waitSeconds }) };
        unwrap(
          await accountManager.POST('/accounts/{id}/restrictions', {
            params: { path: { id: accountId } },
            body,
          }),
        );
        return;
      }
      case 'permit': {
        const { permitId, outcome, executedAt } = report;
        const body = { accountId, outcome, ...(executedAt && { executedAt }) };
        return assertDone(
          await accountManager.POST('/permits/{id}/outcome', { params: { path: { id: permitId } }, body }),
        );
      }
    }
  };
}
