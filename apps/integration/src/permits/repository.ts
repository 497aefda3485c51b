import { ActionOutcome, type PermitClaims } from '@muster/contracts';
import { passFence } from '../accounts/repository.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { NewReport } from '../outbox/report.ts';
import { addReports } from '../outbox/repository.ts';
import { type FinalState, PermitState, statesBefore } from './state.ts';

/**
 * What the journal says about a permit. `outcome` is null while it executes, and for lookups that found something;
 * `found` is the person of a lookup, or the chat of one or that was joined, under the chat's own key; that of a lookup
 * is forgotten first.
 */
export type Entry = { state: PermitState; outcome: ActionOutcome | null; found: string | null };

export type PermitRef = { id: string; teamId: string; accountId: string };

/** How a permit ended, and the report of it. */
export type Ending = Entry & { state: FinalState; at: Date; report: NewReport };

export type Journal = ReturnType<typeof journal>;

/** Rows that one round forgets, so that none takes long. */
const FORGOTTEN_AT_ONCE = 5_000;

/** The journal of permits: each is begun at most once, and ended at most once. */
export function journal(prisma: PrismaClient, replica: string) {
  const find = async (where: PermitRef): Promise<Entry | null> => {
    const row = await prisma.permit.findFirst({ where });
    if (!row) return null;
    const outcome = row.outcome === null ? null : ActionOutcome.parse(row.outcome);
    return { state: PermitState.parse(row.state), outcome, found: row.found };
  };

  return {
    find,

    /** The random id of a message to this target; null when no such message was begun. */
    async randomId(where: PermitRef & { target: string }): Promise<bigint | null> {
      const row = await prisma.permit.findFirst({ where, select: { randomId: true } });
      return row?.randomId ?? null;
    },

    /** The time of Postgres, in ms. */
    async time(): Promise<number> {
      const [row] = await prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
      if (!row) throw new Error('Postgres does not say what time it is');
      return row.now.getTime();
    },

    /**
     * Notes that a permit is about to be executed, and its fencing token, in one transaction. Whoever gets `begun`
     * may send, once; nobody else ever will.
     * @param randomId of a message
     */
    async begin(
      claims: PermitClaims,
      startedAt: Date,
      randomId: bigint | null = null,
    ): Promise<'begun' | 'fenced' | 'known'> {
      const { jti: id, teamId, accountId, action, target, fencingToken } = claims;
      return prisma.$transaction(async transaction => {
        if (!(await passFence(transaction, { id: accountId, teamId }, fencingToken))) return 'fenced';
        const { count } = await transaction.permit.createMany({
          data: [
            {
              id,
              teamId,
              accountId,
              action,
              target,
              randomId,
              fencingToken: BigInt(fencingToken),
              state: 'executing',
              replica,
              startedAt,
            },
          ],
          skipDuplicates: true,
        });
        return count === 1 ? 'begun' : 'known';
      });
    },

    /** Voids a permit that was never begun; false when the journal knows it already. */
    async void(permit: PermitRef, { outcome, at, report }: Ending): Promise<boolean> {
      return prisma.$transaction(async transaction => {
        const { count } = await transaction.permit.createMany({
          data: [
            {
              ...permit,
              state: 'voided',
              outcome: outcome ?? Prisma.DbNull,
              replica,
              startedAt: at,
              finishedAt: at,
            },
          ],
          skipDuplicates: true,
        });
        if (count === 1) await addReports(transaction, [report]);
        return count === 1;
      });
    },

    /** Ends a permit that is executing; false when it has ended already. */
    async end(id: string, { state, outcome, found, at, report }: Ending): Promise<boolean> {
      return prisma.$transaction(async transaction => {
        const { count } = await transaction.permit.updateMany({
          where: { id, state: { in: statesBefore(state) } },
          data: { state, outcome: outcome ?? Prisma.DbNull, found, finishedAt: at },
        });
        if (count === 1) await addReports(transaction, [report]);
        return count === 1;
      });
    },

    /** Permits that were executing when an earlier process of this replica ended. */
    leftBehind: (): Promise<PermitRef[]> => executing({ replica }),

    /** Permits that have been executing since before `startedBefore`, in whatever process. */
    overdue: (startedBefore: Date): Promise<PermitRef[]> => executing({ startedAt: { lt: startedBefore } }),

    /** Forgets some of the permits that ended before one moment, and whom or what lookups found that ended before another. */
    async forget({ endedBefore, foundBefore }: { endedBefore: Date; foundBefore: Date }): Promise<void> {
      await prisma.$executeRaw`
        DELETE FROM permits WHERE id IN (
          SELECT id FROM permits WHERE finished_at < ${endedBefore} LIMIT ${FORGOTTEN_AT_ONCE})`;
      await prisma.$executeRaw`
        UPDATE permits SET found = NULL WHERE id IN (
          SELECT id FROM permits WHERE action = 'resolve' AND found IS NOT NULL AND finished_at < ${foundBefore}
          LIMIT ${FORGOTTEN_AT_ONCE})`;
    },
  };

  function executing(where: Prisma.PermitWhereInput): Promise<PermitRef[]> {
    return prisma.permit.findMany({
      where: { ...where, state: 'executing' },
      select: { id: true, teamId: true, accountId: true },
    });
  }
}
