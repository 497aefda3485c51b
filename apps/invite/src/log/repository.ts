import type { AttemptOutcome } from '@muster/contracts';
import { oneMore } from '@muster/service-kit';
import type { Attempt, PrismaClient, Target } from '../generated/prisma/client.ts';

/** An attempt and the person it was for. */
export type LoggedAttempt = Attempt & { target: Pick<Target, 'platformUserId' | 'displayName'> };

/** Attempts that ended the same way for the same reason. */
export type AttemptCount = { outcome: string; reasonCode: string | null; attempts: number };

type LogQuery = {
  cursor?: string | undefined;
  limit: number;
  outcome?: AttemptOutcome | undefined;
  reason?: string | undefined;
};

const withPerson = { target: { select: { platformUserId: true, displayName: true } } } as const;

/** The log of attempts. */
export function createLogRepository(prisma: PrismaClient) {
  return {
    /** Newest first: ids sort by the time they were made. */
    async page(taskId: string, { cursor, limit, outcome, reason }: LogQuery) {
      const where = { taskId, ...(outcome && { outcome }), ...(reason && { reasonCode: reason }) };
      const [rows, total] = await Promise.all([
        prisma.attempt.findMany({
          where: { ...where, ...(cursor && { id: { lt: cursor } }) },
          orderBy: { id: 'desc' },
          take: oneMore(limit),
          include: withPerson,
        }),
        prisma.attempt.count({ where }),
      ]);
      return { rows, total };
    },

    /** The most frequent end first. */
    async counts(taskId: string): Promise<AttemptCount[]> {
      const groups = await prisma.attempt.groupBy({
        by: ['outcome', 'reasonCode'],
        where: { taskId },
        _count: { id: true },
        orderBy: [{ _count: { id: 'desc' } }, { outcome: 'asc' }, { reasonCode: 'asc' }],
      });
      return groups.map(({ outcome, reasonCode, _count }) => ({ outcome, reasonCode, attempts: _count.id }));
    },

    /** By account, how many tries it made for a task, and how many of them joined. */
    async countsByAccount(taskId: string): Promise<Map<string, { attempts: number; joined: number }>> {
      const groups = await prisma.attempt.groupBy({
        by: ['accountId', 'outcome'],
        where: { taskId },
        _count: true,
      });
      const counts = new Map<string, { attempts: number; joined: number }>();
      for (const { accountId, outcome, _count } of groups) {
        const { attempts, joined } = counts.get(accountId) ?? { attempts: 0, joined: 0 };
        const joinedToo = outcome === 'joined' ? joined + _count : joined;
        counts.set(accountId, { attempts: attempts + _count, joined: joinedToo });
      }
      return counts;
    },

    async find(attemptId: string): Promise<LoggedAttempt | null> {
      return prisma.attempt.findUnique({ where: { id: attemptId }, include: withPerson });
    },
  };
}
export type LogRepository = ReturnType<typeof createLogRepository>;
