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

/** The wire form of a lease, with its signed proof. */
export function toLease(sign: Sign, facts: LeaseFacts, leaseUntil: number): Lease {
  const { leaseId, accountId, fencingToken } = facts;
  const claims = {
    iss: 'account-manager',
    aud: 'integration',
    typ: 'lease',
    ...facts,
    expiresAtMs: leaseUntil,
  };
  return {
    id: leaseId,
    accountId,
    fencingToken,
    expiresAt: new Date(leaseUntil).toISOString(),
    token: sign(claims),
  };
}

/** Reads what this service itself signed; whether the lease is still held is for Redis to say. */
export type ReadLeaseProof = (leaseId: string, proof: string) => Promise<LeaseFacts>;

/** @returns a reader that throws the problem `lease_lost` for a proof of another lease or of nobody */
export function createLeaseProofReader(findKey: FindKey): ReadLeaseProof {
  const verify = createJwtVerifier(findKey, LeaseClaims);
  return async (leaseId, proof) => {
    const claims = await verify(proof);
    if (!claims || claims.leaseId !== leaseId) throw problem('lease_lost');
    const { accountId, teamId, purpose, channel, fencingToken, readsPerMinute: reads } = claims;
    return { leaseId, accountId, teamId, purpose, channel, fencingToken, readsPerMinute: reads };
  };
}
