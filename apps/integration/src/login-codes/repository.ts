import { newId } from '@muster/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A number is asked for no more than so many codes in so long, in ms: whoever owns it did not ask for more. */
const CODES = 3;
const WITHIN_MS = 10 * 60_000;

export type LoginCodes = ReturnType<typeof loginCodes>;

/** Codes that were asked for in the whole installation, counted before Telegram is asked. */
export function loginCodes(prisma: PrismaClient) {
  return {
    /** Counts one code for a number, or says when one may be asked for again. */
    async ask(wanted: {
      teamId: string;
      phoneKey: string;
      now: number;
    }): Promise<{ status: 'may'; id: string } | { status: 'too_many'; retryAt: Date }> {
      const { teamId, phoneKey, now } = wanted;
      return prisma.$transaction(async transaction => {
        // Two for one number at the same time: the second counts the first.
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${phoneKey}, 0))`;
        const recent = await transaction.loginCode.findMany({
          where: { phoneKey, askedAt: { gt: new Date(now - WITHIN_MS) } },
          orderBy: { askedAt: 'desc' },
          take: CODES,
        });
        const blocking = recent[CODES - 1];
        if (blocking)
          return { status: 'too_many', retryAt: new Date(blocking.askedAt.getTime() + WITHIN_MS) };
        const id = newId();
        await transaction.loginCode.create({ data: { id, teamId, phoneKey, askedAt: new Date(now) } });
        return { status: 'may', id };
      });
    },

    /** Counts a code no longer: it was never sent. */
    async takeBack(id: string): Promise<void> {
      await prisma.loginCode.deleteMany({ where: { id } });
    },

    /** Forgets codes that count no longer. */
    async forgetOld(now: number): Promise<void> {
      await prisma.loginCode.deleteMany({ where: { askedAt: { lte: new Date(now - WITHIN_MS) } } });
    },
  };
}
