import { randomBytes } from 'node:crypto';
import { challenge, type SrpChallenge } from '../crypto/srp.ts';
import type { TwoStepPassword } from '../world/two-step-password.ts';

/** A check that has begun, and the password it is about. */
export type PasswordCheck = {
  readonly srpId: bigint;
  readonly challenge: SrpChallenge;
  readonly password: TwoStepPassword;
};

/**
 * The password checks that have begun: a challenge is good for one try. They live as long as the process; a client
 * then gets SRP_ID_INVALID and asks for a new one. https://core.telegram.org/api/srp
 */
export class PasswordChecks {
  readonly #begun = new Map<bigint, PasswordCheck>();

  /** A new challenge for this key; it takes the place of an older one. */
  begin(keyId: bigint, password: TwoStepPassword): PasswordCheck {
    const begun = { srpId: randomBytes(8).readBigInt64LE(), challenge: challenge(password), password };
    this.#begun.set(keyId, begun);
    return begun;
  }

  /** The check under this id, which is then used up; null if it is not the key's current one. */
  take(keyId: bigint, srpId: bigint): PasswordCheck | null {
    const begun = this.#begun.get(keyId);
    this.#begun.delete(keyId);
    return begun?.srpId === srpId ? begun : null;
  }
}
