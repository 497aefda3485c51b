import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Up to so many are counted one by one: a team may have made millions of attempts, and pages ask again and again. */
const COUNTED = 10_000;

const Plan = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) }),
]);

/** How many attempts a team has made, those with one outcome where it is named: exact up to 10,000, else estimated. */
export async function countOfTeam(
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
