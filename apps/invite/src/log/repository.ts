import type { AttemptOutcome } from '@muster/contracts';
import { oneMore } from '@muster/service-kit';
import { z } from 'zod';
import type { Attempt, Prisma, PrismaClient, Target, Task } from '../generated/prisma/client.ts';

/** Up to so many are counted one by one: a team may have made millions of attempts, and pages ask again and again. */
const COUNTED = 10_000;

const Plan = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) }),
]);

/** An attempt and the person it was for. */
export type LoggedAttempt = Attempt & { target: Pick<Target, 'platformUserId' | 'displayName'> };

/** An attempt of a team, which may be for any of its tasks. */
export type TeamAttempt = LoggedAttempt & { task: Pick<Task, 'name' | 'destinationTitle'> };

/** Attempts that ended the same way for the same reason. */
export type AttemptCount = { outcome: string; reasonCode: string | null; attempts: number };

type TeamLogQuery = {
  cursor?: string | undefined;
  limit: number;
  outcome?: AttemptOutcome | undefined;
};

type LogQuery = TeamLogQuery & { reason?: string | undefined };

const withPerson = { target: { select: { platformUserId: true, displayName: true } } } as const;
const withTask = { ...withPerson, task: { select: { name: true, destinationTitle: true } } } as const;

/** A page of the attempts that match, newest first: ids sort by the time they were made. */
const newest = (where: Prisma.AttemptWhereInput, { cursor, limit }: TeamLogQuery) =>
  ({
    where: { ...where, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: oneMore(limit),
  }) as const;

/** The log of attempts. */
export function createLogRepository(prisma: PrismaClient) {
  return {
    async page(taskId: string, query: LogQuery) {
      const { outcome, reason } = query;
      const where = { taskId, ...(outcome && { outcome }), ...(reason && { reasonCode: reason }) };
      const [rows, total] = await Promise.all([
        prisma.attempt.findMany({ ...newest(where, query), include: withPerson }),
        prisma.attempt.count({ where }),
      ]);
      return { rows, total };
    },

    async pageOfTeam(teamId: string, query: TeamLogQuery) {
      const where = { teamId, ...(query.outcome && { outcome: query.outcome }) };
      const [rows, total] = await Promise.all([
        prisma.attempt.findMany({ ...newest(where, query), include: withTask }),
        countOfTeam(prisma, teamId, query.outcome),
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

/** How many attempts a team has made, those with one outcome where it is named: exact up to 10,000, else estimated. */
async function countOfTeam(
  prisma: PrismaClient,
  teamId: string,
  outcome: string | undefined,
): Promise<number> {
  const where = { teamId, ...(outcome && { outcome }) };
  const counted = await prisma.attempt.count({ where, take: COUNTED + 1 });
  if (counted <= COUNTED) return counted;
  const plan = outcome
    ? prisma.$queryRaw`EXPLAIN (FORMAT JSON) SELECT FROM attempts WHERE team_id = ${teamId}::uuid AND outcome = ${outcome}`
    : prisma.$queryRaw`EXPLAIN (FORMAT JSON) SELECT FROM attempts WHERE team_id = ${teamId}::uuid`;
  return Math.max(counted, Plan.parse(await plan)[0]['QUERY PLAN'][0].Plan['Plan Rows']);
}
