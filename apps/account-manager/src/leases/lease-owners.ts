import type { Pool } from '@muster/service-kit';
import { findLease } from './repository.ts';

/** Whose a lease is: what never changes about it. */
export type LeaseOwner = { teamId: string; accountId: string; personKey: string };

export type LeaseOwners = {
  /** @returns null for a lease nobody was given */
  find(leaseId: string): Promise<LeaseOwner | null>;
  /** Of a lease that is durable. */
  remember(leaseId: string, owner: LeaseOwner): void;
};

/** More than are held at a time; of older ones the database is asked. */
const REMEMBERED = 10_000;

/** A lease is mostly given back to the process that gave it: the database is asked of all others alone. */
export function createLeaseOwners(pool: Pool): LeaseOwners {
  const known = new Map<string, LeaseOwner>();
  return {
    find: async leaseId => known.get(leaseId) ?? findLease(pool, leaseId),
    remember(leaseId, owner) {
      known.set(leaseId, owner);
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    },
  };
}
