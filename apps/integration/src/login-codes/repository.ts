import { newId } from '@muster/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A number is asked for no more than so many codes in so long, in ms: whoever owns it did not ask for more. */
const CODES = 3;
const WITHIN_MS = 10 * 60_000;

export type LoginCodes = ReturnType<typeof loginCodes>;

/** Codes that were asked for in the whole installation, counted before Telegram is asked, and the waits it asks for. */
export function loginCodes(prisma: PrismaClient) {
  return {
    /** Counts one code for a number, or says why none may be asked for and from when on one may. */
    async ask(wanted: {
      teamId: string;
      phoneKey: string;
      now: number;
    }): Promise<
      { status: 'may'; id: string } | { status: 'refused'; code: 'flood_wait' | 'phone_flood'; retryAt: Date }
    > {
      const { teamId, phoneKey, now } = wanted;
      return prisma.$transaction(async transaction => {
        // Two for one number at the same time: the second counts the first.
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${phoneKey}, 0))`;
        const wait = await transaction.loginWait.findUnique({ where: { phoneKey } });
        if (wait && wait.until.getTime() > now) {
          return { status: 'refused', code: 'flood_wait', retryAt: wait.until };
        }
        const recent = await transaction.loginCode.findMany({
          where: { phoneKey, askedAt: { gt: new Date(now - WITHIN_MS) } },
          orderBy: { askedAt: 'desc' },
          take: CODES,
        });
        const blocking = recent[CODES - 1];
        if (blocking) {
          const retryAt = new Date(blocking.askedAt.getTime() + WITHIN_MS);
          return { status: 'refused', code: 'phone_flood', retryAt };
        }
        const id = newId();
        await transaction.loginCode.create({ data: { id, teamId, phoneKey, askedAt: new Date(now) } });
        return { status: 'may', id };
      });
    },

    /** Counts a code no longer: it was never sent. */
    async takeBack(id: string): Promise<void> {
      await prisma.loginCode.deleteMany({ where: { id } });
    },

    /** Has no code asked for with a number until then; of several waits the longest counts. */
    async wait({
      teamId,
      phoneKey,
      until,
    }: {
      teamId: string;
      phoneKey: string;
      until: Date;
    }): Promise<void> {
      await prisma.$executeRaw`
        INSERT INTO login_waits (phone_key, team_id, until) VALUES (${phoneKey}, ${teamId}::uuid, ${until}::timestamptz)
        ON CONFLICT (phone_key) DO UPDATE SET until = GREATEST(login_waits.until, EXCLUDED.until)`;
    },

    /** Forgets codes that count no longer, and waits that are over. */
    async forgetOld(now: number): Promise<void> {
      await prisma.loginWait.deleteMany({ where: { until: { lte: new Date(now) } } });
      await prisma.loginCode.deleteMany({ where: { askedAt: { lte: new Date(now - WITHIN_MS) } } });
    },
  };
}
