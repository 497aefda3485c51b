import { liftRestriction } from '../restrictions/lift-restriction.ts';
import { saveAccount, wasConnectedBefore } from './repository.ts';

/** Whoever could log in again is neither logged out nor banned any more. */
const ENDED_BY_LOGIN = ['logged_out', 'banned'] as const;

/** Makes a connected account known; one that was connected anew may work again. */
export async function registerAccount(
  dependencies: Parameters<typeof liftRestriction>[0],
  account: Parameters<typeof saveAccount>[1],
): Promise<void> {
  const { pool } = dependencies;
  // Lifted before the connection is noted: should the second step fail, the report comes again and finds the same to do.
  if (await wasConnectedBefore(pool, account.id, account.connectedAt)) {
    await liftRestriction(dependencies, account.id, ENDED_BY_LOGIN);
  }
  await saveAccount(pool, account);
}
