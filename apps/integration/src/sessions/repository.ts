import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { SealedSession } from './seal-session.ts';

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

export type SessionStore = ReturnType<typeof sessionStore>;

export function sessionStore(prisma: PrismaClient) {
  return {
    find: (account: { id: string; teamId: string }) =>
      prisma.session.findFirst({ where: { accountId: account.id, teamId: account.teamId } }),
  };
}
