import { currentTraceparent, type OnceKey, oneMore, problem, runOnce } from '@muster/service-kit';
import { z } from 'zod';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { MOVES, Task } from './task.ts';

export type NewTask = Pick<
  Task,
  | 'id'
  | 'teamId'
  | 'name'
  | 'kind'
  | 'destinationLink'
  | 'destinationTitle'
  | 'destinationKind'
  | 'channelKey'
  | 'accountIds'
  | 'priority'
  | 'createdAt'
>;

const Touched = z.object({ id: z.string() });

/** Tasks as their team sees and moves them. */
export function createTaskRepository(prisma: PrismaClient) {
  const begin = <T>(work: (transaction: Prisma.TransactionClient) => Promise<T>) => prisma.$transaction(work);

  return {
    /** Makes a task; for a wish that was heard before, finds the one it made then. */
    async create(task: NewTask, once: OnceKey | null = null): Promise<Task | null> {
      const { id } = await runOnce(begin, once, Touched, (transaction: Prisma.TransactionClient) =>
        transaction.task.create({ data: { ...task, state: 'draft' }, select: { id: true } }),
      );
      return this.find(task.teamId, id);
    },

    async find(teamId: string, id: string): Promise<Task | null> {
      return Task.nullable().parse(await prisma.task.findUnique({ where: { id, teamId } }));
    },

    /** Newest first: ids sort by the time they were made. */
    async list(
      teamId: string,
      page: { cursor?: string | undefined; limit: number; state?: Task['state'] | undefined },
    ) {
      const where = { teamId, ...(page.state && { state: page.state }) };
      const [rows, total] = await Promise.all([
        prisma.task.findMany({
          where: { ...where, ...(page.cursor && { id: { lt: page.cursor } }) },
          orderBy: { id: 'desc' },
          take: oneMore(page.limit),
        }),
        prisma.task.count({ where }),
      ]);
      return { rows: Task.array().parse(rows), total };
    },

    /**
     * Moves a task by a person's wish. Whatever it waited for is over, and whoever resumes it has looked at what
     * stopped it: accounts that dropped out are tried again. A wish that was heard before moves nothing.
     * @throws the problem `wrong_state` when the task's state does not allow the move
     */
    async move(
      teamId: string,
      id: string,
      verb: 'start' | 'pause' | 'resume' | 'cancel',
      now: Date,
      once: OnceKey | null = null,
    ): Promise<Task | null> {
      const { from, to } = MOVES[verb];
      await runOnce(begin, once, Touched, async (transaction: Prisma.TransactionClient) => {
        const { count } = await transaction.task.updateMany({
          where: { id, teamId, state: { in: [...from] } },
          data: {
            state: to,
            waitReason: null,
            wakeAt: null,
            failures: 0,
            ...(verb === 'start' && { startedAt: now, runningSince: now }),
            ...(verb === 'resume' && { runningSince: now, problemCode: null, droppedAccounts: {} }),
            ...(to === 'running' && { traceparent: currentTraceparent() }),
            ...(verb === 'cancel' && { finishedAt: now }),
          },
        });
        if (count === 0) throw problem('wrong_state');
        return { id };
      });
      return this.find(teamId, id);
    },

    /** Removes a task with its targets and log, unless it runs or an invitation of it is not settled. */
    async remove(teamId: string, id: string): Promise<boolean> {
      const { count } = await prisma.task.deleteMany({
        where: { id, teamId, state: { not: 'running' }, attempts: { none: { open: true } } },
      });
      return count === 1;
    },
  };
}
export type TaskRepository = ReturnType<typeof createTaskRepository>;
