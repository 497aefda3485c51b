import type { Pool, Redis } from '@muster/service-kit';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseLease as releaseInRedis } from '../scripts/leases.ts';
import { findLease } from './repository.ts';

/**
 * Gives a lease back; one that ended already is none to give back. The ledger learns of it so that a state rebuilt
 * after a loss of Redis does not keep the account for its former holder; should that line not come to stand, the
 * account is merely free 30 s later.
 */
export async function releaseLease(
  { pool, redis, ledger }: { pool: Pool; redis: Redis; ledger: Ledger },
  leaseId: string,
): Promise<void> {
  const lease = await findLease(pool, leaseId);
  if (!lease) return;
  const released = await releaseInRedis(redis, { personKey: lease.personKey, leaseId });
  if (released.status === 'lost') return;
  const { version, now: decidedAt, from } = released;
  await ledger.append({ kind: 'release', subjectId: leaseId, ...lease, version, decidedAt }, from);
}
