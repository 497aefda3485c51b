import type { Role, User } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { addAuditEntry } from '../audit/repository.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A user about to be stored with a team of their own. */
export type NewUser = {
  id: string;
  email: string;
  passwordHash: string;
  team: { id: string; name: string };
  role: Role;
  createdAt: Date;
};

/** Users and their place in teams, in Postgres. */
export type UserRepository = ReturnType<typeof createUserRepository>;

export function createUserRepository(prisma: PrismaClient) {
  return {
    /** Stores user, team and role together; the first of the installation takes the operator's place. */
    async insert({ id, email, passwordHash, team, role, createdAt }: NewUser): Promise<User | 'email_taken'> {
      const teamId = team.id;
      try {
        const operator = await prisma.$transaction(async transaction => {
          await transaction.team.create({ data: { ...team, createdAt } });
          // Not a violated constraint, which Postgres would log with the e-mail in it.
          const stored = await transaction.user.createMany({
            data: { id, teamId, email, passwordHash, createdAt },
            skipDuplicates: true,
          });
          if (stored.count === 0) throw new EmailTaken();
          await transaction.membership.create({ data: { userId: id, teamId, role } });
          const taken = await transaction.operator.createMany({
            data: { userId: id, teamId },
            skipDuplicates: true,
          });
          const isOperator = taken.count === 1;
          await addAuditEntry(transaction, {
            id: newId(),
            teamId,
            action: 'user_registered',
            service: 'identity',
            userId: id,
            subject: { kind: 'user', id },
            details: { role, operator: isOperator },
            at: createdAt.toISOString(),
          });
          return isOperator;
        });
        return { id, email, team, role, operator, createdAt: createdAt.toISOString() };
      } catch (error) {
        if (error instanceof EmailTaken) return 'email_taken';
        throw error;
      }
    },

    /** What a login needs to know about an e-mail. */
    findByEmail: (email: string) =>
      prisma.user.findUnique({ where: { email }, select: { id: true, teamId: true, passwordHash: true } }),

    /** A user as a member of a team; null when they are none. */
    async find(userId: string, teamId: string): Promise<User | null> {
      const membership = await prisma.membership.findUnique({
        where: { userId_teamId: { userId, teamId } },
        include: { team: true, user: { include: { operator: true } } },
      });
      if (!membership) return null;
      const { user, team, role } = membership;
      return {
        id: user.id,
        email: user.email,
        team: { id: team.id, name: team.name },
        role,
        operator: user.operator !== null,
        createdAt: user.createdAt.toISOString(),
      };
    },
  };
}

/** Rolls the transaction back: the e-mail was there already. */
class EmailTaken extends Error {}
