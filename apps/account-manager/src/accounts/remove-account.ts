import { newId } from '@muster/service-kit';
import { releaseLease } from '../leases/release-lease.ts';
import { newestLease } from '../leases/repository.ts';
import { markRemoved } from './mark-removed.ts';

export type Removal = { accountId: string; userId: string; removedAt: string };

/**
 * Forgets an account that its team has removed: no work is offered it any more, and a lease of it ends. What the person
 * behind it has used up stays counted. Repeated reports change nothing, nor does one from before the account was
 * connected anew.
 */
export async function removeAccount(
  dependencies: Parameters<typeof releaseLease>[0],
  { accountId, userId, removedAt }: Removal,
): Promise<void> {
  const { pool } = dependencies;
  const at = new Date(removedAt);
  if (!(await markRemoved(pool, { accountId, userId, at, auditId: newId() }))) return;
  const lease = await newestLease(pool, accountId);
  // One that ended is none to give back.
  if (lease) await releaseLease(dependencies, lease);
}
