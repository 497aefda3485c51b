import { type Pool, problem } from '@muster/service-kit';
import { findAccount, type KnownAccount } from './repository.ts';

/** Looks an account up by its id; what it answers never changes, so it is asked of the database once. */
export type FindAccount = (id: string) => Promise<KnownAccount>;

/** @returns a look-up that throws the problem `not_found` for an account nobody registered */
export function createAccountLookup(pool: Pool): FindAccount {
  const known = new Map<string, KnownAccount>();
  return async id => {
    const account = known.get(id) ?? (await findAccount(pool, id));
    if (!account) throw problem('not_found');
    known.set(id, account);
    return account;
  };
}
