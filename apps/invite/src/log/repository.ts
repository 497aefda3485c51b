import { oneMore } from '@muster/service-kit';
import type { Attempt, PrismaClient, Target } from '../generated/prisma/client.ts';

/** An attempt and the person it was for. */
export type LoggedAttempt = Attempt & { target: Pick<Target, 'platformUserId' | 'displayName'> };

const withPerson = { target: { select: { platformUserId: true, displayName: true } } } as const;

/** The log of attempts. */
export function createLogRepository(prisma: PrismaClient) {
  return {
    /** Newest first: ids sort by the time they were made. */
    async page(taskId: string, query: { cursor?: string | undefined; limit: number }) {
      const [rows, total] = await Promise.all([
        prisma.attempt.findMany({
          where: { taskId, ...(query.cursor && { id: { lt: query.cursor } }) },
          orderBy: { id: 'desc' },
          take: oneMore(query.limit),
          include: withPerson,
        }),
        prisma.attempt.count({ where: { taskId } }),
      ]);
      return { rows, total };
    },

    async find(attemptId: string): Promise<LoggedAttempt | null> {
      return prisma.attempt.findUnique({ where: { id: attemptId }, include: withPerson });
    },
  };
}
export type LogRepository = ReturnType<typeof createLogRepository>;
