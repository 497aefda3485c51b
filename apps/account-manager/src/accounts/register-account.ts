import type { RestrictionDependencies } from '../restrictions/decide.ts';
import { liftRestriction } from '../restrictions/lift-restriction.ts';
import { type ConnectedAccount, saveAccount } from './save-account.ts';

/**
 * Makes a connected account known. A person who could log in is not banned any more; a wait the platform asked for
 * goes on, whatever account of theirs is connected anew, and by whichever team.
 */
export async function registerAccount(
  dependencies: RestrictionDependencies,
  account: ConnectedAccount,
): Promise<void> {
  await saveAccount(dependencies.pool, account);
  // Should this step fail, the report comes again. A ban that came after it stays.
  const before = Date.parse(account.connectedAt);
  await liftRestriction(dependencies, account.id, { kind: 'banned', before });
}
