import type { Lease } from '@muster/contracts';
import type { FindAccount } from '../accounts/find-account.ts';
import { withRebuild } from '../recovery/with-rebuild.ts';
import { renewLease as renewInRedis } from '../scripts/leases.ts';
import { type LeaseFacts, toLease } from './lease-proof.ts';
import type { LeaseDependencies } from './take-lease.ts';

export type RenewalAnswer = { status: 'renewed'; lease: Lease } | { status: 'lost' };

/** Keeps a lease for another 30 s, if it is still held. */
export async function renewLease(
  dependencies: LeaseDependencies & { findAccount: FindAccount },
  facts: LeaseFacts,
): Promise<RenewalAnswer> {
  const { redis, sign, findAccount } = dependencies;
  const { personKey } = await findAccount(facts.accountId);
  const subject = { personKey, channelKey: null };
  const renewed = await withRebuild(dependencies, subject, () =>
    renewInRedis(redis, { personKey, leaseId: facts.leaseId }),
  );
  if (renewed.status !== 'renewed') return { status: 'lost' };
  return { status: 'renewed', lease: toLease(sign, facts, renewed.leaseUntil) };
}
