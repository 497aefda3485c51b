import { CALL_DEADLINE_MS, type ErrorCode, Login } from '@muster/contracts';
import { type OnceKey, runOnceOutside } from '@muster/service-kit';
import { z } from 'zod';
import { connectAccount, type Profile } from '../accounts/repository.ts';
import type { PrismaClient, Login as Row } from '../generated/prisma/client.ts';
import type { NewReport } from '../outbox/report.ts';
import { addReports } from '../outbox/repository.ts';
import { saveSession } from '../sessions/repository.ts';
import type { SealedSession } from '../sessions/seal-session.ts';
import { LoginState, OPEN, statesBefore } from './state.ts';

/** Connecting takes one deadline of a call at most and sending a code two, and some is written; in ms. */
const BEGIN_WITHIN_MS = 3 * CALL_DEADLINE_MS + 5_000;

const Begun = z.object({ id: z.string() });

const SentBy = Login.shape.code.unwrap().shape.sentBy;

export type LoginRow = Omit<Row, 'state' | 'codeSentBy'> & {
  state: LoginState;
  codeSentBy: ReturnType<typeof SentBy.parse> | null;
};

/** What is written when a login succeeds. */
export type Connected = {
  account: Profile & { id: string; teamId: string; connectedAt: Date };
  /** Called with the id of the account's row before anybody else can see that row. */
  connect(accountId: string): Promise<{ sealed: SealedSession; report: NewReport }>;
};

export type LoginStore = ReturnType<typeof loginStore>;

/** Attempts to connect an account. */
export function loginStore(prisma: PrismaClient, replica: string) {
  const move = async (id: string, state: LoginState, change: { problem?: ErrorCode } = {}) => {
    const { count } = await prisma.login.updateMany({
      where: { id, state: { in: statesBefore(state) } },
      data: { state, ...change },
    });
    return count === 1;
  };

  return {
    async find(where: { id: string; teamId: string }): Promise<LoginRow | null> {
      const row = await prisma.login.findFirst({ where });
      return (
        row && {
          ...row,
          state: LoginState.parse(row.state),
          codeSentBy: SentBy.nullable().parse(row.codeSentBy),
        }
      );
    },

    /** Lets a wish begin one attempt, however often it arrives; no connection to the database waits for Telegram. */
    async beginOnce(once: OnceKey | null, begin: () => Promise<{ id: string }>): Promise<{ id: string }> {
      return runOnceOutside(prisma, once, Begun, { deadlineMs: BEGIN_WITHIN_MS, effect: begin });
    },

    async create(login: Omit<LoginRow, 'replica' | 'accountId' | 'problem'>): Promise<LoginRow> {
      const row = { ...login, replica, accountId: null, problem: null };
      await prisma.login.create({ data: row });
      return row;
    },

    move,

    async remove(where: { id: string; teamId: string }): Promise<boolean> {
      return (await prisma.login.deleteMany({ where })).count === 1;
    },

    /** Ends attempts whose time is over. */
    async expire(now: Date): Promise<void> {
      await prisma.login.updateMany({
        where: { state: { in: [...OPEN] }, expiresAt: { lte: now } },
        data: { state: 'expired', problem: 'code_expired' satisfies ErrorCode },
      });
    },

    /** Ends what an earlier process of this replica had begun: the client it went on with is gone. */
    async loseLeftBehind(): Promise<void> {
      await prisma.login.updateMany({
        where: { state: { in: [...OPEN] }, replica },
        data: { state: 'failed', problem: 'login_lost' satisfies ErrorCode },
      });
    },

    /**
     * Ends a login with an account: its row, session and registration at account-manager come to be together. Null
     * when the person behind it is connected already.
     */
    async complete(
      id: string,
      { account, connect }: Connected,
    ): Promise<{ accountId: string; report: NewReport } | null> {
      return prisma.$transaction(async transaction => {
        const connected = await connectAccount(transaction, account);
        if (!connected) return null;
        const accountId = connected.id;
        const { sealed, report } = await connect(accountId);
        await saveSession(transaction, { id: accountId, teamId: account.teamId }, sealed);
        await addReports(transaction, [report]);
        await transaction.login.updateMany({
          where: { id, state: { in: statesBefore('connected') } },
          data: { state: 'connected', accountId },
        });
        return { accountId, report };
      });
    },
  };
}
