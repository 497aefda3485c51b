import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { SealedSession, WrappedKey } from './seal-session.ts';

/** Stores an account's session in place of any earlier one. */
export async function saveSession(
  transaction: Prisma.TransactionClient,
  account: { id: string; teamId: string },
  sealed: SealedSession,
): Promise<void> {
  await transaction.session.upsert({
    where: { accountId: account.id },
    create: { accountId: account.id, teamId: account.teamId, ...sealed },
    update: sealed,
  });
}

/** Forgets the sessions of accounts that nobody will act through again. */
export async function forgetSessions(
  transaction: Prisma.TransactionClient,
  accountIds: readonly string[],
): Promise<void> {
  await transaction.session.deleteMany({ where: { accountId: { in: [...accountIds] } } });
}

/** A session's data key, in the wrapping it has. */
export type WrappedSession = { accountId: string; dataKey: Uint8Array<ArrayBuffer> };

/** So many data keys are wrapped anew at a time. */
const AT_ONCE = 500;

export type SessionStore = ReturnType<typeof sessionStore>;

export function sessionStore(prisma: PrismaClient) {
  return {
    find: (account: { id: string; teamId: string }) =>
      prisma.session.findFirst({ where: { accountId: account.id, teamId: account.teamId } }),

    /** The sessions whose data keys are wrapped with this key, so many at a time, in the order of their accounts. */
    async *wrappedWith(wrappingKeyId: string): AsyncGenerator<WrappedSession> {
      for (let after: string | undefined; ; ) {
        const page = await prisma.session.findMany({
          where: { wrappingKeyId, ...(after && { accountId: { gt: after } }) },
          select: { accountId: true, dataKey: true },
          orderBy: { accountId: 'asc' },
          take: AT_ONCE,
        });
        yield* page;
        after = page.at(-1)?.accountId;
        if (page.length < AT_ONCE) return;
      }
    },

    /** Stores a data key in another wrapping, unless the session has another one by now. */
    async replaceDataKey({ accountId, dataKey }: WrappedSession, wrapped: WrappedKey): Promise<void> {
      await prisma.session.updateMany({ where: { accountId, dataKey }, data: wrapped });
    },

    /** How many sessions each wrapping key keeps. */
    async countByWrappingKey(): Promise<{ wrappingKeyId: string; count: number }[]> {
      const groups = await prisma.session.groupBy({ by: ['wrappingKeyId'], _count: true });
      return groups.map(({ wrappingKeyId, _count }) => ({ wrappingKeyId, count: _count }));
    },
  };
}
