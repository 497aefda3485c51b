import { LeaseClaims, PermitClaims } from '@muster/contracts';
import { type CurrentKeys, createJwtVerifier, serviceKeyFinder } from '@muster/service-kit';

/** Checks that account-manager signed a lease or a permit; null when it did not. Their ends are checked in use. */
export type Proofs = {
  lease(token: string): Promise<LeaseClaims | null>;
  permit(token: string): Promise<PermitClaims | null>;
};

export function createProofs(ring: CurrentKeys): Proofs {
  const findKey = serviceKeyFinder(ring);
  return { lease: createJwtVerifier(findKey, LeaseClaims), permit: createJwtVerifier(findKey, PermitClaims) };
}
