import { oneMore } from '@muster/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
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

/** Tasks as their team sees and moves them. */
export function createTaskRepository(prisma: PrismaClient) {
  return {
    async create(task: NewTask): Promise<Task> {
      return Task.parse(await prisma.task.create({ data: { ...task, state: 'draft' } }));
    },

    async find(teamId: string, id: string): Promise<Task | null> {
      return Task.nullable().parse(await prisma.task.findUnique({ where: { id, teamId } }));
    },

    /** Newest first: ids sort by the time they were made. */
    async list(teamId: string, page: { cursor?: string | undefined; limit: number }) {
      const [rows, total] = await Promise.all([
        prisma.task.findMany({
          where: { teamId, ...(page.cursor && { id: { lt: page.cursor } }) },
          orderBy: { id: 'desc' },
          take: oneMore(page.limit),
        }),
        prisma.task.count({ where: { teamId } }),
      ]);
      return { rows: Task.array().parse(rows), total };
    },

    /**
     * Moves a task by a person's wish; null when its state does not allow it. Whatever it waited for is over, and
     * whoever resumes it has looked at what stopped it: accounts that dropped out are tried again.
     */
    async move(
      teamId: string,
      id: string,
      verb: 'start' | 'pause' | 'resume' | 'cancel',
      now: Date,
    ): Promise<Task | null> {
      const { from, to } = MOVES[verb];
      const [row] = await prisma.task.updateManyAndReturn({
        where: { id, teamId, state: { in: [...from] } },
        data: {
          state: to,
          waitReason: null,
          wakeAt: null,
          ...(verb === 'start' && { startedAt: now }),
          ...(verb === 'resume' && { problemCode: null, droppedAccounts: {} }),
          ...(verb === 'cancel' && { finishedAt: now }),
        },
      });
      return row ? Task.parse(row) : null;
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
