import { oneMore } from '@muster/service-kit';
import type { PrismaClient, Result } from '../generated/prisma/client.ts';

/** One person a task collected, as the row holds them. */
export type CollectedPerson = Result;

/** What tasks collected; every question names the task's team. */
export function createResultRepository(prisma: PrismaClient) {
  return {
    /** In the order in which they were stored. */
    async page(
      teamId: string,
      taskId: string,
      page: { cursor?: string | undefined; limit: number },
    ): Promise<CollectedPerson[]> {
      return prisma.result.findMany({
        where: { teamId, taskId, ...(page.cursor && { id: { gt: page.cursor } }) },
        orderBy: { id: 'asc' },
        take: oneMore(page.limit),
      });
    },
  };
}
export type ResultRepository = ReturnType<typeof createResultRepository>;
