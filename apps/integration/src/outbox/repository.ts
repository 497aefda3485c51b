import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { type NewReport, Report } from './report.ts';

/** Writes reports in the transaction that changes what they report; one that is there already stays as it is. */
export async function addReports(
  transaction: Prisma.TransactionClient,
  reports: readonly NewReport[],
): Promise<void> {
  await transaction.report.createMany({
    data: reports.map(report => ({ ...report, attempts: 0 })),
    skipDuplicates: true,
  });
}

export type ReportStore = ReturnType<typeof reportStore>;

/** Reports on their way to account-manager. */
export function reportStore(prisma: PrismaClient) {
  return {
    /**
     * Accounts with reports that wait; first those whose oldest was tried least: an account whose report is refused
     * must not hold up the others.
     */
    async accountsWaiting(take: number): Promise<string[]> {
      const rows = await prisma.$queryRaw<{ account_id: string }[]>`
        SELECT account_id FROM (
          SELECT DISTINCT ON (account_id) account_id, attempts, position FROM outbox ORDER BY account_id, position
        ) AS oldest ORDER BY attempts, position LIMIT ${take}`;
      return rows.map(row => row.account_id);
    },
    /** The report of an account that was written first of those that wait. */
    async oldestOf(accountId: string): Promise<NewReport | null> {
      const row = await prisma.report.findFirst({ where: { accountId }, orderBy: { position: 'asc' } });
      return row && { ...row, report: Report.parse(row.report) };
    },
    /** Forgets a report that was accepted; the standing it is in is known from the same moment on. */
    async remove(
      { id, accountId }: Pick<NewReport, 'id' | 'accountId'>,
      accepted: { standingVersion: number } | null,
    ): Promise<void> {
      const forget = prisma.report.deleteMany({ where: { id } });
      if (!accepted) return void (await forget);
      const { standingVersion } = accepted;
      await prisma.$transaction([
        prisma.account.updateMany({
          where: { id: accountId, standingVersion: { lt: standingVersion } },
          data: { standingVersion },
        }),
        forget,
      ]);
    },
    async noteFailedDelivery(id: string): Promise<void> {
      await prisma.report.updateMany({ where: { id }, data: { attempts: { increment: 1 } } });
    },
    count: (): Promise<number> => prisma.report.count(),
  };
}
