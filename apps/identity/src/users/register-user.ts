import type { register, User } from '@muster/contracts';
import { type Clock, newId } from '@muster/service-kit';
import type { z } from 'zod';
import { hashPassword } from './password.ts';
import type { UserRepository } from './repository.ts';

/** Creates a user with a team of their own, which they administer. */
export async function registerUser(
  { users, clock }: { users: Pick<UserRepository, 'insert'>; clock: Pick<Clock, 'now'> },
  { email, password, teamName }: z.output<typeof register.body>,
): Promise<User | 'email_taken'> {
  return users.insert({
    id: newId(),
    email,
    passwordHash: await hashPassword(password),
    team: { id: newId(), name: teamName ?? email.split('@', 1).join() },
    role: 'admin',
    createdAt: new Date(clock.now()),
  });
}
