import type { User } from '@muster/contracts';
import { passwordFits } from './password.ts';
import type { UserRepository } from './repository.ts';

/** The user whom e-mail and password prove, in the team they registered with. */
export async function checkCredentials(
  { users }: { users: Pick<UserRepository, 'findByEmail' | 'find'> },
  { email, password }: { email: string; password: string },
): Promise<User | 'invalid_credentials'> {
  const known = await users.findByEmail(email);
  const fits = await passwordFits(known?.passwordHash, password);
  const user = known && fits ? await users.find(known.id, known.teamId) : null;
  return user ?? 'invalid_credentials';
}
