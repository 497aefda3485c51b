import { StricterNumbers } from '@muster/contracts';
import { z } from 'zod';
import type { Prisma, PrismaClient, Profile } from '../generated/prisma/client.ts';

export type ProfileStore = ReturnType<typeof createProfileStore>;

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
    change: <T>(work: (transaction: Prisma.TransactionClient, change: number) => Promise<T>): Promise<T> =>
      prisma.$transaction(async transaction => {
        const [{ counter }] = Counter.parse(
          await transaction.profileChanges.updateManyAndReturn({ data: { counter: { increment: 1 } } }),
        );
        return work(transaction, Number(counter));
      }),
  };
}
