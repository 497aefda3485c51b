import { clock } from '@muster/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** The newest grant of an account. */
export type Grant = { replica: string; url: string; token: bigint; isReleased: boolean };

export type Owned = { id: string; teamId: string };

export type Grants = ReturnType<typeof grantStore>;

/** To which replica each account was given. Postgres decides who gets it; a grant lives as long as the replica's lease. */
export function grantStore(prisma: PrismaClient, replica: { id: string; url: string }) {
  return {
    async find(accountId: string): Promise<Grant | null> {
      const row = await prisma.connectionOwner.findUnique({ where: { accountId } });
      return (
        row && { replica: row.replica, url: row.url, token: row.token, isReleased: row.releasedAt !== null }
      );
    },

    /**
     * Gives an account to this replica, if `after` still is its newest grant.
     * @param after null where there is no grant yet
     * @returns the grant's token; null when somebody else was given the account in between
     */
    async take(account: Owned, after: bigint | null): Promise<bigint | null> {
      const token = (after ?? 0n) + 1n;
      const grant = {
        replica: replica.id,
        url: replica.url,
        token,
        claimedAt: new Date(clock.now()),
        releasedAt: null,
      };
      const { count } =
        after === null
          ? await prisma.connectionOwner.createMany({
              data: [{ accountId: account.id, teamId: account.teamId, ...grant }],
              skipDuplicates: true,
            })
          : await prisma.connectionOwner.updateMany({
              where: { accountId: account.id, token: after },
              data: grant,
            });
      return count === 1 ? token : null;
    },

    /** Gives an account back, unless it was given to somebody since. */
    async release(accountId: string, token: bigint): Promise<void> {
      await prisma.connectionOwner.updateMany({
        where: { accountId, token },
        data: { releasedAt: new Date(clock.now()) },
      });
    },

    /** Gives everything back that this replica was given. */
    async releaseAll(): Promise<void> {
      await prisma.connectionOwner.updateMany({
        where: { replica: replica.id, releasedAt: null },
        data: { releasedAt: new Date(clock.now()) },
      });
    },
  };
}
