import type { Lease } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import { isUndecided, withRebuild } from '../recovery/with-rebuild.ts';
import { renewLease as renewInRedis } from '../scripts/leases.ts';
import type { LeaseFacts } from './lease-proof.ts';
import type { LeaseDependencies } from './take-lease.ts';

export type RenewalAnswer = { status: 'renewed'; lease: Lease } | { status: 'lost' };

/**
 * Keeps a lease for another 30 s, if it is still held.
 * @throws the problem `service_unavailable` when that cannot be said now: its holder asks again and gives up nothing
 */
export async function renewLease(
  dependencies: LeaseDependencies & { findAccount: FindAccount },
  facts: LeaseFacts,
): Promise<RenewalAnswer> {
  const { redis, leaseProofs, findAccount } = dependencies;
  const { personKey } = await findAccount(facts.accountId);
  const subject = { personKey, channelKey: null };
  const renewed = await withRebuild(dependencies, subject, () =>
    renewInRedis(redis, { personKey, leaseId: facts.leaseId }),
  );
  if (isUndecided(renewed)) throw problem('service_unavailable');
  if (renewed.status !== 'renewed') return { status: 'lost' };
  return { status: 'renewed', lease: leaseProofs.toLease(facts, renewed.leaseUntil) };
}
