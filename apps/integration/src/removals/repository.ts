import type { PrismaClient } from '../generated/prisma/client.ts';
import type { NewReport } from '../outbox/report.ts';
import { addReports } from '../outbox/repository.ts';
import { forgetSessions } from '../sessions/repository.ts';

type Owner = { id: string; teamId: string };

/** An account whose removal was begun, and when. */
export type Removal = Owner & { since: Date };

export type RemovalStore = ReturnType<typeof removalStore>;

/**
 * The end of accounts: first nobody finds one any more, then its session is erased, and a day later its row. In between
 * the row keeps what a person has to wait for, and answers for permits that are still to be settled.
 */
export function removalStore(prisma: PrismaClient) {
  return {
    /**
     * Has nobody find the account any more and, in the same transaction, writes the report of it.
     * @returns whether it had a session until now; null if there is no such account
     */
    async begin(
      { id, teamId }: Owner,
      since: Date,
      report: NewReport,
    ): Promise<{ connected: boolean } | null> {
      return prisma.$transaction(async transaction => {
        const where = { id, teamId, removingSince: null };
        const before = await transaction.account.findFirst({ where, select: { state: true } });
        const { count } = await transaction.account.updateMany({
          where,
          data: {
            removingSince: since,
            state: 'logged_out',
            stateUntil: null,
            stateVersion: { increment: 1 },
          },
        });
        if (count === 0 || !before) return null;
        await addReports(transaction, [report]);
        return { connected: before.state !== 'logged_out' };
      });
    },

    /** Erases its session, whom it met and what it is called; false when that was done before. */
    async finish({ id, teamId }: Owner, at: Date): Promise<boolean> {
      return prisma.$transaction(async transaction => {
        const { count } = await transaction.account.updateMany({
          where: { id, teamId, removingSince: { not: null }, removedAt: null },
          data: {
            removedAt: at,
            username: null,
            firstName: '',
            lastName: null,
            phoneHint: '',
            label: null,
            askAgainAt: null,
          },
        });
        if (count === 0) return false;
        await forgetSessions(transaction, [id]);
        await transaction.personPeer.deleteMany({ where: { accountId: id } });
        await transaction.lookedUpName.deleteMany({ where: { accountId: id } });
        await transaction.chatPeer.deleteMany({ where: { accountId: id } });
        return true;
      });
    },

    /** Has nobody ask Telegram to end its session before that moment. */
    async postpone({ id, teamId }: Owner, askAgainAt: Date): Promise<void> {
      await prisma.account.updateMany({ where: { id, teamId, removedAt: null }, data: { askAgainAt } });
    },

    /** Accounts whose removal was begun and not finished, and may go on now. */
    async unfinished(now: Date): Promise<Removal[]> {
      const rows = await prisma.account.findMany({
        where: {
          removingSince: { not: null },
          removedAt: null,
          OR: [{ askAgainAt: null }, { askAgainAt: { lte: now } }],
        },
        select: { id: true, teamId: true, removingSince: true },
      });
      return rows.flatMap(({ id, teamId, removingSince: since }) => (since ? [{ id, teamId, since }] : []));
    },

    /**
     * Deletes what was removed before that moment, and whose it was; not what still rests, nor what account-manager was
     * not told of.
     */
    async forget(removedBefore: Date, now: Date): Promise<void> {
      await prisma.$executeRaw`
        DELETE FROM accounts
        WHERE removed_at < ${removedBefore} AND (rest_until IS NULL OR rest_until < ${now})
          AND NOT EXISTS (SELECT FROM outbox WHERE outbox.account_id = accounts.id)`;
      // Also what a lease of an account that is gone was asked with.
      await prisma.$executeRaw`
        DELETE FROM connection_owners
        WHERE (released_at IS NOT NULL OR claimed_at < ${removedBefore})
          AND NOT EXISTS (SELECT FROM accounts WHERE accounts.id = connection_owners.account_id)`;
    },
  };
}
