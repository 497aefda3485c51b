import type { Logger, Metrics } from '@muster/service-kit';
import type { NewReport } from './report.ts';
import type { ReportStore } from './repository.ts';

/**
 * Hands one report over; rejects when it was not accepted. Of a restriction it answers the version of the account's
 * standing that contains it.
 */
export type DeliverReport = (report: NewReport) => Promise<{ standingVersion: number } | null>;

/**
 * Brings reports to account-manager, those of one account in the order they were written: a report that is not
 * accepted holds up the later ones of its account, for a logout that arrives after the login which ended it would
 * lock the account for ever.
 */
export type Outbox = {
  /**
   * Delivers reports that were just committed, and waits for that at most `AWAIT_MS`: so the caller's next permit
   * sees them, and a slow account-manager holds nobody up. What is not accepted now the sweeper brings later.
   */
  deliver(reports: readonly NewReport[]): Promise<void>;
  /** Brings everything that waits; stops at the first that fails, for then those of other accounts would too. */
  sweep(): Promise<void>;
};

const AWAIT_MS = 1_000;
const SWEEP_SIZE = 100;

export function createOutbox(parts: {
  reports: ReportStore;
  deliverReport: DeliverReport;
  log: Logger;
  metrics: Metrics;
}): Outbox {
  const { reports, deliverReport, log, metrics } = parts;
  metrics.gauge('outbox_reports', 'Reports that account-manager has not accepted yet.', [], async gauge => {
    gauge.set(await reports.count().catch(() => Number.NaN));
  });

  const deliverOne = async (report: NewReport): Promise<boolean> => {
    let accepted: Awaited<ReturnType<DeliverReport>>;
    try {
      accepted = await deliverReport(report);
    } catch (error) {
      log.warn({ err: error, report: report.id, about: report.report.about }, 'report was not accepted');
      await reports.noteFailedDelivery(report.id);
      return false;
    }
    await reports.remove(report, accepted);
    return true;
  };

  const deliverAll = async (accountId: string): Promise<boolean> => {
    for (;;) {
      const report = await reports.oldestOf(accountId);
      if (!report) return true;
      if (!(await deliverOne(report))) return false;
    }
  };

  /** The last delivery of each account that is under way: two at once would bring reports out of order. */
  const underWay = new Map<string, Promise<boolean>>();
  const deliverInOrder = (accountId: string): Promise<boolean> => {
    const before = underWay.get(accountId)?.catch(() => false) ?? Promise.resolve();
    const delivery = before
      .then(() => deliverAll(accountId))
      .finally(() => {
        if (underWay.get(accountId) === delivery) underWay.delete(accountId);
      });
    underWay.set(accountId, delivery);
    return delivery;
  };

  return {
    async deliver(committed) {
      const accounts = [...new Set(committed.map(({ accountId }) => accountId))];
      const delivered = Promise.all(accounts.map(deliverInOrder)).catch((error: unknown) =>
        log.warn({ err: error }, 'delivery of reports was interrupted'),
      );
      const { promise: enough, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, AWAIT_MS);
      await Promise.race([delivered, enough]);
      clearTimeout(timer);
    },
    async sweep() {
      for (const accountId of await reports.accountsWaiting(SWEEP_SIZE)) {
        if (!(await deliverInOrder(accountId))) return;
      }
    },
  };
}
