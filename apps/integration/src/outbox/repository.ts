import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { type NewReport, Report } from './report.ts';

/** Writes reports in the transaction that changes what they report. */
export async function addReports(
  transaction: Prisma.TransactionClient,
  reports: readonly NewReport[],
): Promise<void> {
  await transaction.report.createMany({ data: reports.map(report => ({ ...report, attempts: 0 })) });
}

export type ReportStore = ReturnType<typeof reportStore>;

/** Reports on their way to account-manager. */
export function reportStore(prisma: PrismaClient) {
  return {
    /** Those tried least first: one that is refused must not hold up the others. */
    async pending(take: number): Promise<NewReport[]> {
      const rows = await prisma.report.findMany({ orderBy: [{ attempts: 'asc' }, { id: 'asc' }], take });
      return rows.map(row => ({ ...row, report: Report.parse(row.report) }));
    },
    async remove(id: string): Promise<void> {
      await prisma.report.deleteMany({ where: { id } });
    },
    async noteFailedDelivery(id: string): Promise<void> {
      await prisma.report.updateMany({ where: { id }, data: { attempts: { increment: 1 } } });
    },
    count: (): Promise<number> => prisma.report.count(),
  };
}
