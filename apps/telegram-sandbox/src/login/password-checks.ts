import { randomBytes } from 'node:crypto';
import type { PasswordVerifier } from '../crypto/srp.ts';
import { challenge, type SrpChallenge } from '../crypto/srp.ts';

/** The password checks that have begun: a challenge is good for one try. https://core.telegram.org/api/srp */
export class PasswordChecks {
  readonly #challenges = new Map<bigint, { readonly srpId: bigint; readonly challenge: SrpChallenge }>();

  /** A new challenge for this key; it takes the place of an older one. */
  begin(keyId: bigint, verifier: PasswordVerifier): { srpId: bigint; challenge: SrpChallenge } {
    const begun = { srpId: randomBytes(8).readBigInt64LE(), challenge: challenge(verifier) };
    this.#challenges.set(keyId, begun);
    return begun;
  }

  /** The challenge under this id, which is then used up; null if it is not the key's current one. */
  take(keyId: bigint, srpId: bigint): SrpChallenge | null {
    const begun = this.#challenges.get(keyId);
    this.#challenges.delete(keyId);
    return begun?.srpId === srpId ? begun.challenge : null;
  }
}
