import type { AuditAction, NewAuditEntry, Service } from '@muster/contracts';
import { oneMore } from '@muster/service-kit';
import type { AuditEntry, Prisma, PrismaClient } from '../generated/prisma/client.ts';

/** An entry as it stands in the trail. */
export type WrittenEntry = AuditEntry;

/** Writes an entry in the transaction of the change it tells of; one that is there already stays as it is. */
export async function addAuditEntry(
  transaction: Prisma.TransactionClient,
  { subject, at, ...entry }: NewAuditEntry & { service: Service },
): Promise<void> {
  const data = { ...entry, subjectKind: subject.kind, subjectId: subject.id, at: new Date(at) };
  await transaction.auditEntry.createMany({ data, skipDuplicates: true });
}

export type AuditFilter = {
  cursor?: string | undefined;
  limit: number;
  action?: AuditAction | undefined;
  /** The user who did it. */
  actor?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

export type AuditTrail = ReturnType<typeof createAuditTrail>;

/** The audit trails of the teams, in Postgres. */
export function createAuditTrail(prisma: PrismaClient) {
  return {
    add: (entry: Parameters<typeof addAuditEntry>[1]) => addAuditEntry(prisma, entry),

    /** Newest first: ids sort by the time they were made. Entries of users of the team come with their e-mails. */
    async list(teamId: string, filter: AuditFilter) {
      const { cursor, limit, action, actor, since, until } = filter;
      const where = {
        teamId,
        ...(action && { action }),
        ...(actor && { userId: actor }),
        at: { ...(since && { gte: since }), ...(until && { lt: until }) },
      };
      const [rows, total] = await Promise.all([
        prisma.auditEntry.findMany({
          where: { ...where, ...(cursor && { id: { lt: cursor } }) },
          orderBy: { id: 'desc' },
          take: oneMore(limit),
        }),
        prisma.auditEntry.count({ where }),
      ]);
      const members = await prisma.membership.findMany({
        where: { teamId, userId: { in: rows.flatMap(({ userId }) => userId ?? []) } },
        select: { userId: true, user: { select: { email: true } } },
      });
      return { rows, total, emails: new Map(members.map(({ userId, user }) => [userId, user.email])) };
    },
  };
}
