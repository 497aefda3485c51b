import { NewAuditEntry } from '@muster/contracts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

/** Writes an entry in the transaction of the change it tells of; those of the ledger its trigger writes. */
export async function addAuditEntry(
  transaction: Prisma.TransactionClient,
  { subject, at, ...entry }: NewAuditEntry,
): Promise<void> {
  const data = { ...entry, subjectKind: subject.kind, subjectId: subject.id, at: new Date(at) };
  await transaction.auditOutboxEntry.create({ data });
}

export type AuditStore = ReturnType<typeof auditStore>;

/** Entries on their way to identity. */
export function auditStore(prisma: PrismaClient) {
  return {
    /** Those first that were tried least: one that is refused holds up no other. */
    async waiting(take: number): Promise<NewAuditEntry[]> {
      const rows = await prisma.auditOutboxEntry.findMany({
        orderBy: [{ attempts: 'asc' }, { id: 'asc' }],
        take,
      });
      return rows.map(({ subjectKind, subjectId, at, ...row }) =>
        NewAuditEntry.parse({
          ...row,
          subject: { kind: subjectKind, id: subjectId },
          at: at.toISOString(),
        }),
      );
    },
    async remove(id: string): Promise<void> {
      await prisma.auditOutboxEntry.deleteMany({ where: { id } });
    },
    async noteFailedDelivery(id: string): Promise<void> {
      await prisma.auditOutboxEntry.updateMany({ where: { id }, data: { attempts: { increment: 1 } } });
    },
    count: (): Promise<number> => prisma.auditOutboxEntry.count(),
  };
}
