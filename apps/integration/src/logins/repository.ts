import { CALL_DEADLINE_MS, CodeWay, type ErrorCode, LoginMethod } from '@muster/contracts';
import { type OnceKey, runOnceOutside } from '@muster/service-kit';
import { z } from 'zod';
import { connectAccount, type Profile } from '../accounts/repository.ts';
import type { Prisma, PrismaClient, Login as Row } from '../generated/prisma/client.ts';
import type { NewReport } from '../outbox/report.ts';
import { addReports } from '../outbox/repository.ts';
import { saveSession } from '../sessions/repository.ts';
import type { SealedSession } from '../sessions/seal-session.ts';
import { KEPT_FOR_MS } from './limits.ts';
import { LoginState, OPEN, statesBefore } from './state.ts';

/** Connecting takes one deadline of a call at most and sending a code two, and some is written; in ms. */
const BEGIN_WITHIN_MS = 3 * CALL_DEADLINE_MS + 5_000;

const Begun = z.object({ id: z.string() });

const Known = z.object({
  method: LoginMethod,
  state: LoginState,
  codeSentBy: CodeWay.nullable(),
  codeNextBy: CodeWay.nullable(),
});
export type LoginRow = Omit<Row, keyof z.infer<typeof Known>> & z.infer<typeof Known>;

type Ref = { id: string; teamId: string };

/** What an attempt begins with. */
export type NewLogin = Pick<LoginRow, 'id' | 'teamId' | 'startedBy' | 'createdAt' | 'expiresAt'> & {
  state: 'code_sent' | 'qr_pending';
} & LoginChange;

/** What may change beside the state. */
export type LoginChange = Partial<
  Omit<LoginRow, 'id' | 'teamId' | 'startedBy' | 'replica' | 'state' | 'problem'>
> & {
  problem?: ErrorCode | null;
};

/** What is written when a login succeeds. */
export type Connected = {
  account: Profile & { id: string; teamId: string; connectedAt: Date };
  sealed: SealedSession;
  report: NewReport;
};

export type LoginStore = ReturnType<typeof loginStore>;

const toLogin = (row: Row): LoginRow => ({ ...row, ...Known.parse(row) });

/** A state without what only the one before showed. */
const arriving = (state: LoginState) => ({
  state,
  problem: null,
  retryAt: null,
  ...(state !== 'qr_pending' && { qrLink: null, qrExpiresAt: null }),
  ...(state !== 'password_needed' && { passwordHint: null }),
});

/** Attempts to connect an account. */
export function loginStore(prisma: PrismaClient, replica: string) {
  const end = async (where: Prisma.LoginWhereInput, state: 'expired' | 'failed', problem: ErrorCode) => {
    const ended = await prisma.login.updateManyAndReturn({
      where: { ...where, state: where.state ?? { in: [...OPEN] } },
      data: { ...arriving(state), problem },
      select: { id: true },
    });
    return ended.map(({ id }) => id);
  };

  return {
    async find(where: { id: string; teamId?: string }): Promise<LoginRow | null> {
      const row = await prisma.login.findFirst({ where });
      return row && toLogin(row);
    },

    /** The attempt of a team that waits for the code or the password of a number; no way of it while it is being sent. */
    async findOpen(where: {
      teamId: string;
      phoneKey: string;
    }): Promise<{ id: string; codeSentBy: string | null } | null> {
      return prisma.login.findFirst({
        where: { ...where, state: { in: ['code_sent', 'password_needed'] } },
        select: { id: true, codeSentBy: true },
      });
    },

    /** Lets a wish have its effect once, however often it arrives; no connection to the database waits for Telegram. */
    async once(once: OnceKey | null, effect: () => Promise<{ id: string }>): Promise<{ id: string }> {
      return runOnceOutside(prisma, once, Begun, { deadlineMs: BEGIN_WITHIN_MS, effect });
    },

    /** False when the team has another login of the number under way. */
    async create(login: NewLogin & Pick<LoginRow, 'method'>): Promise<boolean> {
      const created = await prisma.login.createMany({ data: { ...login, replica }, skipDuplicates: true });
      return created.count === 1;
    },

    /** False when the attempt is in no state that leads there. */
    async move(id: string, state: LoginState, change: LoginChange = {}): Promise<boolean> {
      const { count } = await prisma.login.updateMany({
        where: { id, state: { in: statesBefore(state) } },
        data: { ...arriving(state), ...change },
      });
      return count === 1;
    },

    async remove(where: Ref): Promise<boolean> {
      return (await prisma.login.deleteMany({ where })).count === 1;
    },

    /** Ends attempts whose time is over; answers which. */
    async expire(now: Date): Promise<string[]> {
      const due = { expiresAt: { lte: now } };
      const unscanned = await end({ ...due, state: 'qr_pending' }, 'expired', 'qr_expired');
      return [...unscanned, ...(await end(due, 'expired', 'login_expired'))];
    },

    replica,

    /** Ends what a process of a replica had begun; answers which. */
    lose: (of: string): Promise<string[]> => end({ replica: of }, 'failed', 'login_lost'),

    /** The other replicas in which attempts are open. */
    async otherReplicas(): Promise<string[]> {
      const rows = await prisma.login.findMany({
        where: { state: { in: [...OPEN] }, replica: { not: replica } },
        distinct: ['replica'],
        select: { replica: true },
      });
      return rows.map(row => row.replica);
    },

    /** Forgets what became of attempts that are long over. */
    async forgetOld(now: number): Promise<void> {
      const createdAt = { lte: new Date(now - KEPT_FOR_MS) };
      await prisma.login.deleteMany({ where: { createdAt, state: { notIn: [...OPEN] } } });
    },

    /**
     * Ends a login with an account: its row, session and registration at account-manager come to be together. False
     * when the row is no place for the person any more. The transaction waits for nothing but Postgres.
     */
    async complete(id: string, { account, sealed, report }: Connected): Promise<boolean> {
      return prisma.$transaction(async transaction => {
        if (!(await connectAccount(transaction, account))) return false;
        await saveSession(transaction, account, sealed);
        await addReports(transaction, [report]);
        await transaction.login.updateMany({
          where: { id, state: { in: statesBefore('connected') } },
          data: { ...arriving('connected'), accountId: account.id, phoneHint: account.phoneHint },
        });
        return true;
      });
    },
  };
}
