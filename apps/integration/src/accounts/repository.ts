import { AccountState, type RestrictionKind } from '@muster/contracts';
import type { Prisma, PrismaClient, Account as Row } from '../generated/prisma/client.ts';
import type { NewReport } from '../outbox/report.ts';
import { addReports } from '../outbox/repository.ts';
import { statesBefore } from './state.ts';

/** States in which an account is no longer connected, and may be connected again. */
const GONE: AccountState[] = ['logged_out', 'banned'];

export type Account = Omit<Row, 'state'> & { state: AccountState };

/** What Telegram says about the person behind an account. */
export type Profile = Pick<Row, 'platformUserId' | 'username' | 'firstName' | 'lastName' | 'phoneHint'>;

export type AccountStore = ReturnType<typeof accountStore>;

const toAccount = (row: Row): Account => ({ ...row, state: AccountState.parse(row.state) });

/** Reads and moves accounts. */
export function accountStore(prisma: PrismaClient) {
  return {
    async find(where: { id: string; teamId?: string }): Promise<Account | null> {
      const row = await prisma.account.findFirst({ where });
      return row && toAccount(row);
    },

    async list(page: { teamId: string; cursor?: string | undefined; take: number }) {
      const { teamId, cursor, take } = page;
      const [rows, total] = await prisma.$transaction([
        prisma.account.findMany({
          where: { teamId, ...(cursor && { id: { gt: cursor } }) },
          orderBy: { id: 'asc' },
          take,
        }),
        prisma.account.count({ where: { teamId } }),
      ]);
      return { rows: rows.map(toAccount), total };
    },

    /**
     * Takes an account out of work and, in the same transaction, writes the report of it. False when the account
     * is in a heavier state already.
     */
    async restrict(
      account: { id: string; teamId: string },
      { kind, until, now }: { kind: RestrictionKind; until: Date | null; now: Date },
      report: NewReport,
    ): Promise<boolean> {
      const fitting: Prisma.AccountWhereInput[] = [
        { state: { in: statesBefore(kind), not: kind } },
        { stateUntil: { lte: now } },
      ];
      // The same wait again may only end later.
      if (until) fitting.push({ state: kind, stateUntil: { lt: until } });
      return prisma.$transaction(async transaction => {
        const { count } = await transaction.account.updateMany({
          where: { id: account.id, teamId: account.teamId, OR: fitting },
          data: { state: kind, stateUntil: until, stateVersion: { increment: 1 } },
        });
        if (count === 0) return false;
        await addReports(transaction, [report]);
        return true;
      });
    },

    async noteDialogsRead(id: string, at: Date): Promise<void> {
      await prisma.account.update({ where: { id }, data: { dialogsReadAt: at } });
    },

    passFence: (account: { id: string; teamId: string }, fencingToken: number) =>
      passFence(prisma, account, fencingToken),
  };
}

/**
 * The row of a person who has just logged in: the team's own that was logged out, or a new one under `id`. Null
 * when the person is connected already, by this team or another.
 */
export async function connectAccount(
  transaction: Prisma.TransactionClient,
  account: Profile & { id: string; teamId: string; connectedAt: Date },
): Promise<{ id: string } | null> {
  const { platformUserId, teamId } = account;
  // Two logins of one person at the same time: the second sees what the first has written.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${platformUserId})`;
  const rows = await transaction.account.findMany({ where: { platform: 'telegram', platformUserId } });
  if (rows.some(row => !GONE.includes(toAccount(row).state))) return null;
  const own = rows.find(row => row.teamId === teamId);
  const fresh = { ...account, state: 'active', stateUntil: null };
  if (!own) {
    await transaction.account.create({
      data: { ...fresh, platform: 'telegram', stateVersion: 1, fencingToken: 0n },
    });
    return { id: account.id };
  }
  await transaction.account.update({
    where: { id: own.id },
    data: { ...fresh, id: own.id, stateVersion: { increment: 1 }, dialogsReadAt: null },
  });
  return { id: own.id };
}

/** Notes a fencing token; false when a newer one was seen: whoever shows this one has lost the account. */
export async function passFence(
  client: Prisma.TransactionClient,
  account: { id: string; teamId: string },
  fencingToken: number,
): Promise<boolean> {
  const token = BigInt(fencingToken);
  const { count } = await client.account.updateMany({
    where: { id: account.id, teamId: account.teamId, fencingToken: { lte: token } },
    data: { fencingToken: token },
  });
  return count === 1;
}
