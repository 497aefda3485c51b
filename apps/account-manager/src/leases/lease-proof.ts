import { type Lease, LeaseClaims, type LeasePurpose, READS_PER_MINUTE, type Speed } from '@muster/contracts';
import { createJwtVerifier, type FindKey, problem, type Sign } from '@muster/service-kit';
import type { z } from 'zod';

/** What a lease's proof says, besides its end. */
export type LeaseFacts = {
  leaseId: string;
  accountId: string;
  teamId: string;
  purpose: LeasePurpose;
  /** For `invite`: the channel the account's right was asked for. */
  channel: string | null;
  fencingToken: number;
  readsPerMinute: number;
};

export const readsPerMinute = (speed: z.infer<typeof Speed>): number => READS_PER_MINUTE[speed];

/** So many of its own proofs a process knows by heart: more than it has leases under way. */
const KNOWN = 5_000;

export type LeaseProofs = {
  /** The wire form of a lease, with its signed proof. */
  toLease(facts: LeaseFacts, leaseUntil: number): Lease;
  /**
   * Reads what this service itself signed; whether the lease is still held is for Redis to say.
   * @throws the problem `lease_lost` for a proof of another lease or of nobody
   */
  read(leaseId: string, proof: string): Promise<LeaseFacts>;
};

/**
 * Signs and reads the proofs of leases. What this very process signed it knows again: to check a signature takes nearly
 * half as long as all the rest of a permit.
 */
export function createLeaseProofs(sign: Sign, findKey: FindKey): LeaseProofs {
  const verify = createJwtVerifier(findKey, LeaseClaims);
  const known = new Map<string, LeaseFacts>();
  return {
    toLease(facts, leaseUntil) {
      const { leaseId, accountId, fencingToken } = facts;
      const token = sign({
        iss: 'account-manager',
        aud: 'integration',
        typ: 'lease',
        ...facts,
        expiresAtMs: leaseUntil,
      });
      known.set(token, facts);
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size > KNOWN) known.delete(oldest);
      return { id: leaseId, accountId, fencingToken, expiresAt: new Date(leaseUntil).toISOString(), token };
    },
    async read(leaseId, proof) {
      const facts = known.get(proof) ?? (await verify(proof));
      if (!facts || facts.leaseId !== leaseId) throw problem('lease_lost');
      const { accountId, teamId, purpose, channel, fencingToken, readsPerMinute: reads } = facts;
      return { leaseId, accountId, teamId, purpose, channel, fencingToken, readsPerMinute: reads };
    },
  };
}
