import { AccountState } from '@muster/contracts';
import type { Prisma, PrismaClient, Account as Row } from '../generated/prisma/client.ts';
import type { NewReport } from '../outbox/report.ts';
import { addReports } from '../outbox/repository.ts';
import { forgetSessions } from '../sessions/repository.ts';
import { type Rest, runningRest } from './rest.ts';
import { type DisablingKind, type Restrictions, statesBefore, stateUnder } from './state.ts';

/** States in which an account is no longer connected, and may be connected again. */
const GONE: AccountState[] = ['logged_out', 'banned'];

export type Account = Omit<Row, 'state'> & { state: AccountState };

/** What Telegram says about the person behind an account. */
export type Profile = Pick<Row, 'platformUserId' | 'username' | 'firstName' | 'lastName' | 'phoneHint'>;

type Owner = { id: string; teamId: string };

/** Who has just logged in; `id` is for a row of theirs, where the team has none. */
type Newcomer = Owner & Pick<Row, 'platformUserId'>;

/**
 * Whether a person who has just logged in can be connected: in the row `id`, which is the team's own that was logged
 * out, or a new one. `taken` when the person is connected already, by this team or another; `being_removed` for the
 * seconds in which the session of an account of theirs is still being ended.
 */
export type Place =
  | { status: 'free'; id: string }
  | { status: 'taken'; by: Owner }
  | { status: 'being_removed' };

export type AccountStore = ReturnType<typeof accountStore>;

const toAccount = (row: Row): Account => ({ ...row, state: AccountState.parse(row.state) });

/** Reads and moves accounts. */
export function accountStore(prisma: PrismaClient) {
  return {
    /** One that is being removed is none. */
    async find(where: { id: string; teamId?: string }): Promise<Account | null> {
      const row = await prisma.account.findFirst({ where: { ...where, removingSince: null } });
      return row && toAccount(row);
    },

    async list(page: { teamId: string; cursor?: string | undefined; take: number }) {
      const { teamId, cursor, take } = page;
      const ofTeam = { teamId, removingSince: null };
      const [rows, total] = await prisma.$transaction([
        prisma.account.findMany({
          where: { ...ofTeam, ...(cursor && { id: { gt: cursor } }) },
          orderBy: { id: 'asc' },
          take,
        }),
        prisma.account.count({ where: ofTeam }),
      ]);
      return { rows: rows.map(toAccount), total };
    },

    /**
     * Takes an account out of work until a person acts and, in the same transaction, writes the report of it. False
     * when the account is in a heavier state already.
     */
    async disable(account: Owner, kind: DisablingKind, report: NewReport): Promise<boolean> {
      return prisma.$transaction(async transaction => {
        const { count } = await transaction.account.updateMany({
          where: {
            id: account.id,
            teamId: account.teamId,
            state: { in: statesBefore(kind) },
            removingSince: null,
          },
          data: { state: kind, stateUntil: null, stateVersion: { increment: 1 } },
        });
        if (count === 1) await addReports(transaction, [report]);
        return count === 1;
      });
    },

    /**
     * Has an account rest and, in the same transaction, writes the report of it. Of several rests the later gives the
     * state and its end, also after a state that ends before; a state that no time ends hides them.
     */
    async rest(account: Owner, { kind, until }: Rest, report: NewReport): Promise<void> {
      await prisma.$transaction(async transaction => {
        const count = await transaction.$executeRaw`
          UPDATE accounts SET
            state = CASE WHEN state = 'active' OR state_until < ${until}::timestamptz THEN ${kind} ELSE state END,
            state_until = CASE WHEN state = 'active' OR state_until < ${until}::timestamptz THEN ${until}::timestamptz ELSE state_until END,
            rest_kind = CASE WHEN rest_until > ${until}::timestamptz THEN rest_kind ELSE ${kind} END,
            rest_until = GREATEST(rest_until, ${until}::timestamptz),
            state_version = state_version + 1
          WHERE id = ${account.id}::uuid AND team_id = ${account.teamId}::uuid AND removing_since IS NULL`;
        if (count === 1) await addReports(transaction, [report]);
      });
    },

    /**
     * Puts an account under the restrictions that account-manager has it under. Not while reports of the account are
     * on their way there: the standing may not contain them yet.
     */
    async takeStanding(
      id: string,
      { version, restrictions }: { version: number; restrictions: Restrictions },
    ): Promise<'taken' | 'older' | 'reports_under_way' | 'unknown'> {
      return prisma.$transaction(async transaction => {
        // A restriction and its report are written under the same lock.
        await transaction.$queryRaw`SELECT FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
        const row = await transaction.account.findUnique({ where: { id } });
        if (!row || row.removingSince) return 'unknown';
        if (row.standingVersion > version) return 'older';
        const underWay = await transaction.report.count({
          where: { accountId: id, NOT: { report: { path: ['about'], equals: 'permit' } } },
        });
        if (underWay > 0) return 'reports_under_way';
        const { state, stateUntil, rest } = stateUnder(toAccount(row).state, restrictions);
        const data = { state, stateUntil, restKind: rest?.kind ?? null, restUntil: rest?.until ?? null };
        await transaction.account.update({
          where: { id },
          data: { ...data, standingVersion: version, stateVersion: { increment: 1 } },
        });
        return 'taken';
      });
    },

    /** @returns the account as it is then; null for none */
    async setLabel(account: Owner, label: string | null): Promise<Account | null> {
      const { id, teamId } = account;
      const where = { id, teamId, removingSince: null };
      const [row] = await prisma.account.updateManyAndReturn({ where, data: { label } });
      return row ? toAccount(row) : null;
    },

    /** Whose an account is, or was until it was removed. */
    async teamOf(id: string): Promise<string | null> {
      return (await prisma.account.findUnique({ where: { id }, select: { teamId: true } }))?.teamId ?? null;
    },

    /** How it is now: somebody else may come first. */
    async findPlace(newcomer: Newcomer): Promise<Place> {
      return placeAmong(await rowsOf(prisma, newcomer), newcomer);
    },

    async noteDialogsRead(id: string, at: Date | null): Promise<void> {
      await prisma.account.update({ where: { id }, data: { dialogsReadAt: at } });
    },

    passFence: (account: { id: string; teamId: string }, fencingToken: number) =>
      passFence(prisma, account, fencingToken),
  };
}

/**
 * Writes a person who has just logged in to the row `id`, in which there was a place for them. It goes on with what is
 * left of the person's rests. Other rows of theirs, in whatever team, are logged out for good and have no session.
 * False when the place is theirs no more: nothing is written.
 */
export async function connectAccount(
  transaction: Prisma.TransactionClient,
  account: Profile & { id: string; teamId: string; connectedAt: Date },
): Promise<boolean> {
  const { platformUserId, connectedAt } = account;
  // Two logins of one person at the same time: the second sees what the first has written.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${platformUserId})`;
  const rows = await rowsOf(transaction, account);
  const place = placeAmong(rows, account);
  if (place.status !== 'free' || place.id !== account.id) return false;
  const rest = runningRest(rows, connectedAt);
  const fresh = {
    ...account,
    state: rest?.kind ?? 'active',
    stateUntil: rest?.until ?? null,
    restKind: rest?.kind ?? null,
    restUntil: rest?.until ?? null,
  };
  const own = rows.find(({ id }) => id === account.id);
  const others = rows.filter(row => row !== own).map(({ id }) => id);
  await forgetSessions(transaction, others);
  await transaction.account.updateMany({
    where: { id: { in: others }, state: { not: 'logged_out' } },
    data: { state: 'logged_out', stateUntil: null, stateVersion: { increment: 1 } },
  });
  if (!own) {
    await transaction.account.create({
      data: { ...fresh, platform: 'telegram', stateVersion: 1, fencingToken: 0n },
    });
    return true;
  }
  await transaction.account.update({
    where: { id: own.id },
    data: {
      ...fresh,
      stateVersion: { increment: 1 },
      dialogsReadAt: null,
      removingSince: null,
      removedAt: null,
    },
  });
  return true;
}

const rowsOf = (client: Prisma.TransactionClient, { platformUserId }: Newcomer): Promise<Row[]> =>
  client.account.findMany({ where: { platform: 'telegram', platformUserId } });

function placeAmong(rows: readonly Row[], { id, teamId }: Newcomer): Place {
  if (rows.some(isBeingRemoved)) return { status: 'being_removed' };
  const taken = rows.find(row => !GONE.includes(toAccount(row).state));
  if (taken) return { status: 'taken', by: { id: taken.id, teamId: taken.teamId } };
  return { status: 'free', id: rows.find(row => row.teamId === teamId)?.id ?? id };
}

/** Its session is still to be ended: a new one must not be taken for it. */
const isBeingRemoved = ({ removingSince, removedAt }: Row): boolean =>
  removingSince !== null && removedAt === null;

/** Notes a fencing token; false when a newer one was seen: whoever shows this one has lost the account. */
export async function passFence(
  client: Prisma.TransactionClient,
  account: { id: string; teamId: string },
  fencingToken: number,
): Promise<boolean> {
  const token = BigInt(fencingToken);
  const { count } = await client.account.updateMany({
    where: { id: account.id, teamId: account.teamId, fencingToken: { lte: token }, removingSince: null },
    data: { fencingToken: token },
  });
  return count === 1;
}
