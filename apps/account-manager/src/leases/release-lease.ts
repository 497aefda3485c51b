import type { Pool, Redis } from '@muster/service-kit';
import type { Ledger } from '../ledger/ledger.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { standing, withRebuild } from '../recovery/with-rebuild.ts';
import { releaseLease as releaseInRedis } from '../scripts/leases.ts';
import { findLease } from './repository.ts';

/**
 * Gives a lease back; one that ended already is none to give back. The ledger learns of it so that a state rebuilt
 * after a loss of Redis does not keep the account for its former holder; should that line not come to stand, the
 * account is merely free 30 s later.
 */
export async function releaseLease(
  dependencies: RebuildDependencies & { pool: Pool; redis: Redis; ledger: Ledger },
  leaseId: string,
): Promise<void> {
  const { pool, redis, ledger } = dependencies;
  const lease = await findLease(pool, leaseId);
  if (!lease) return;
  const { personKey } = lease;
  await withRebuild(dependencies, { personKey, channelKey: null }, async () => {
    const released = await releaseInRedis(redis, { personKey, leaseId });
    if (released.status !== 'released') return released;
    const { version, now: decidedAt, from } = released;
    const entry = { kind: 'release', subjectId: leaseId, ...lease, version, decidedAt } as const;
    return standing(await ledger.append(entry, from), released);
  });
}
