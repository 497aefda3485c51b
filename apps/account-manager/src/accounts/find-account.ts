import { type Pool, problem } from '@muster/service-kit';
import { findAccount, type KnownAccount } from './repository.ts';

/** What never changes about an account, and so is asked of the database once. */
export type FoundAccount = Pick<KnownAccount, 'id' | 'teamId' | 'personKey' | 'firstSeenAt'>;

export type FindAccount = (id: string) => Promise<FoundAccount>;

/** @returns a look-up that throws the problem `not_found` for an account nobody registered */
export function createAccountLookup(pool: Pool): FindAccount {
  const known = new Map<string, FoundAccount>();
  return async id => {
    const account = known.get(id) ?? (await findAccount(pool, id));
    if (!account) throw problem('not_found');
    known.set(id, account);
    return account;
  };
}
