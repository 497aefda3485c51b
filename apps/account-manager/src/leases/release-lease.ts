import type { Redis } from '@muster/service-kit';
import type { Ledger } from '../ledger/ledger.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { standing, withRebuild } from '../recovery/with-rebuild.ts';
import { releaseLease as releaseInRedis } from '../scripts/leases.ts';
import type { LeaseOwners } from './lease-owners.ts';

/**
 * Gives a lease back; one that ended already is none to give back. The ledger learns of it so that a state rebuilt
 * after a loss of Redis does not keep the account for its former holder; should that line not come to stand, the
 * account is merely free 30 s later.
 */
export async function releaseLease(
  dependencies: RebuildDependencies & { redis: Redis; ledger: Ledger; leaseOwners: LeaseOwners },
  leaseId: string,
): Promise<void> {
  const { redis, ledger, leaseOwners } = dependencies;
  const owner = await leaseOwners.find(leaseId);
  if (!owner) return;
  const { personKey } = owner;
  await withRebuild(dependencies, { personKey, channelKey: null }, async () => {
    const released = await releaseInRedis(redis, { personKey, leaseId });
    if (released.status !== 'released') return released;
    const { version, now: decidedAt, from } = released;
    const entry = { kind: 'release', subjectId: leaseId, ...owner, version, decidedAt } as const;
    return standing(await ledger.append(entry, from), released);
  });
}
