import { type ErrorCode, isErrorCode } from '@muster/contracts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Whom a name led to, or why to nobody. */
export type LookedUp = { platformUserId: bigint } | { code: ErrorCode };

type Owner = { id: string; teamId: string };

export type NameStore = ReturnType<typeof nameStore>;

/** Usernames and phone numbers that were looked up, by their keyed hashes. */
export function nameStore(prisma: PrismaClient) {
  return {
    /** What an account was told of a name since `since`, and how often what it was told was refused when used. */
    async own(account: Owner, nameKey: string, since: Date) {
      const row = await prisma.lookedUpName.findFirst({
        where: { accountId: account.id, teamId: account.teamId, nameKey, lookedUpAt: { gte: since } },
      });
      if (!row) return null;
      const { code, refusals, lookedUpAt } = row;
      return { code: code !== null && isErrorCode(code) ? code : null, refusals, lookedUpAt };
    },

    /** Whom names led any account of a team to since `since`, by name; the newest answer where they differ. */
    async found(teamId: string, nameKeys: readonly string[], since: Date): Promise<Map<string, bigint>> {
      const rows = await prisma.lookedUpName.findMany({
        where: { teamId, nameKey: { in: [...nameKeys] }, lookedUpAt: { gte: since } },
        orderBy: { lookedUpAt: 'asc' },
      });
      const found = new Map<string, bigint>();
      for (const { nameKey, platformUserId, code } of rows) {
        if (platformUserId !== null) found.set(nameKey, platformUserId);
        // A number may be hidden from one account alone; what else leads to nobody does so for all.
        else if (code !== 'phone_not_found') found.delete(nameKey);
      }
      return found;
    },

    async remember(account: Owner, nameKey: string, lookedUp: LookedUp, at: Date): Promise<void> {
      const id = 'platformUserId' in lookedUp ? lookedUp.platformUserId : null;
      const code = 'code' in lookedUp ? lookedUp.code : null;
      await prisma.$executeRaw`
        INSERT INTO looked_up_names (account_id, name_key, team_id, platform_user_id, code, refusals, looked_up_at)
        VALUES (${account.id}::uuid, ${nameKey}, ${account.teamId}::uuid, ${id}, ${code}, 0, ${at})
        ON CONFLICT (account_id, name_key) DO UPDATE
        SET platform_user_id = EXCLUDED.platform_user_id, code = EXCLUDED.code, looked_up_at = EXCLUDED.looked_up_at,
            refusals = CASE WHEN looked_up_names.platform_user_id = EXCLUDED.platform_user_id
                            THEN looked_up_names.refusals ELSE 0 END`;
    },
  };
}
