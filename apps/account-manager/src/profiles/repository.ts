import { type NewAuditEntry, StricterNumbers } from '@muster/contracts';
import { z } from 'zod';
import { addAuditEntry } from '../audit/repository.ts';
import type { Prisma, PrismaClient, Profile } from '../generated/prisma/client.ts';

export type ProfileStore = ReturnType<typeof createProfileStore>;

/** Accounts named in one answer. */
const NAMED = 20;

const Counter = z.tuple([z.object({ counter: z.bigint() })]);

/** Profiles of limits by the operator, and who works under which. */
export function createProfileStore(prisma: PrismaClient) {
  return {
    /** Grows with every change: who has seen this number has seen all there is. */
    async counter(): Promise<bigint> {
      const [{ counter }] = Counter.parse(await prisma.profileChanges.findMany());
      return counter;
    },

    /** Everything at one moment. */
    async readAll() {
      const [changes, profiles, accounts] = await prisma.$transaction(
        [
          prisma.profileChanges.findMany(),
          prisma.profile.findMany({ orderBy: { name: 'asc' } }),
          prisma.account.findMany({
            where: { profile: { not: null } },
            select: { id: true, profile: true },
          }),
        ],
        { isolationLevel: 'RepeatableRead' },
      );
      const [{ counter }] = Counter.parse(changes);
      return {
        counter,
        numbers: new Map(profiles.map(({ name, numbers }) => [name, StricterNumbers.parse(numbers)])),
        chosen: new Map(accounts.map(({ id, profile }) => [id, profile])),
      };
    },

    list: (): Promise<Profile[]> => prisma.profile.findMany({ orderBy: { name: 'asc' } }),

    /** How many accounts work under each; those under the installation's own profile by null. */
    async accountsByProfile(): Promise<Map<string | null, number>> {
      const groups = await prisma.account.groupBy({ by: ['profile'], _count: true });
      return new Map(groups.map(({ profile, _count }) => [profile, _count]));
    },

    /**
     * Makes a change, one at a time over all replicas, and gives it the number by which they learn of it. An
     * exception undoes it.
     */
    change: <T>(work: (change: ProfileChange) => Promise<T>): Promise<T> =>
      prisma.$transaction(async transaction => {
        const [{ counter }] = Counter.parse(
          await transaction.profileChanges.updateManyAndReturn({ data: { counter: { increment: 1 } } }),
        );
        return work(profileChange(transaction, Number(counter)));
      }),
  };
}

type ProfileChange = ReturnType<typeof profileChange>;

/** What can be looked at and done within one change. */
function profileChange(transaction: Prisma.TransactionClient, number: number) {
  return {
    /** Grows with every change, and is never given twice. */
    number,
    find: (name: string) => transaction.profile.findUnique({ where: { name } }),
    async save(name: string, row: Omit<Prisma.ProfileCreateInput, 'name'>): Promise<void> {
      await transaction.profile.upsert({ where: { name }, create: { name, ...row }, update: row });
    },
    /** The first of the accounts that work under a profile, by their ids. */
    async accountsUnder(name: string): Promise<string[]> {
      const where = { where: { profile: name }, orderBy: { id: 'asc' } } as const;
      return (await transaction.account.findMany({ ...where, take: NAMED, select: { id: true } })).map(
        a => a.id,
      );
    },
    /** Whether there was such a profile. */
    remove: async (name: string) => (await transaction.profile.deleteMany({ where: { name } })).count > 0,
    findAccount: (accountId: string) =>
      transaction.account.findFirst({
        where: { id: accountId, isRemoved: false },
        select: { profile: true, teamId: true },
      }),
    async choose(accountId: string, profile: string | null): Promise<void> {
      await transaction.account.update({ where: { id: accountId }, data: { profile } });
    },
    tell: (entry: NewAuditEntry) => addAuditEntry(transaction, entry),
  };
}
