import type { ParsingState } from '@muster/contracts';
import { currentTraceparent, type OnceKey, oneMore, runOnce } from '@muster/service-kit';
import { z } from 'zod';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { MOVES, Task, UNENDED } from './task.ts';

export type NewTask = Pick<
  Task,
  'id' | 'teamId' | 'sourceKind' | 'sourceLink' | 'priority' | 'speed' | 'peopleLimit' | 'createdAt'
>;

const Made = z.object({ id: z.string() });

/** Tasks as their team sees and moves them. */
export function createTaskRepository(prisma: PrismaClient) {
  return {
    /** Makes a task; for a wish that was heard before, finds the one it made then. */
    async create(task: NewTask, once: OnceKey | null = null): Promise<Task | null> {
      const { id } = await runOnce(
        work => prisma.$transaction(work),
        once,
        Made,
        (transaction: Prisma.TransactionClient) =>
          transaction.task.create({
            data: { ...task, state: 'queued', traceparent: currentTraceparent() },
            select: { id: true },
          }),
      );
      return this.find(task.teamId, id);
    },

    async find(teamId: string, id: string): Promise<Task | null> {
      return Task.nullable().parse(await prisma.task.findUnique({ where: { id, teamId } }));
    },

    /** Newest first: ids sort by the time they were made. */
    async list(
      teamId: string,
      page: { cursor?: string | undefined; limit: number; state?: ParsingState | undefined },
    ) {
      const listed = { teamId, ...(page.state && { state: page.state }) };
      const [rows, total] = await Promise.all([
        prisma.task.findMany({
          where: { ...listed, ...(page.cursor && { id: { lt: page.cursor } }) },
          orderBy: { id: 'desc' },
          take: oneMore(page.limit),
        }),
        prisma.task.count({ where: listed }),
      ]);
      return { rows: Task.array().parse(rows), total };
    },

    /** All that have not ended, newest first. */
    async unended(teamId: string): Promise<Task[]> {
      const state = { in: [...UNENDED] };
      return Task.array().parse(
        await prisma.task.findMany({ where: { teamId, state }, orderBy: { id: 'desc' } }),
      );
    },

    /** Moves a task by a person's wish; null when its state does not allow it. Whatever it waited for is over. */
    async move(
      teamId: string,
      id: string,
      verb: 'pause' | 'resume' | 'cancel',
      finishedAt: Date | null,
    ): Promise<Task | null> {
      const { from, to } = MOVES[verb];
      const [row] = await prisma.task.updateManyAndReturn({
        where: { id, teamId, state: { in: [...from] } },
        data: {
          state: to,
          waitReason: null,
          wakeAt: null,
          failures: 0,
          finishedAt,
          ...(verb === 'resume' && { traceparent: currentTraceparent() }),
        },
      });
      return row ? Task.parse(row) : null;
    },

    /** Removes a task with its results unless a worker may be at it. */
    async remove(teamId: string, id: string): Promise<boolean> {
      const { count } = await prisma.task.deleteMany({ where: { id, teamId, state: { not: 'running' } } });
      return count === 1;
    },
  };
}
export type TaskRepository = ReturnType<typeof createTaskRepository>;
