import { Buffer } from 'node:buffer';
import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { DH_GENERATOR, DH_PRIME, padTo256, power, publicValue, randomExponent } from './diffie-hellman.ts';
import { sha256, xor } from './hash.ts';

/** What is kept instead of a two-step password. https://core.telegram.org/api/srp */
export type PasswordVerifier = { readonly salt1: Buffer; readonly salt2: Buffer; readonly verifier: Buffer };

/** The server's half of one password check. */
export type SrpChallenge = { readonly secret: Buffer; readonly B: Buffer };

const prime = numberFrom(DH_PRIME);
const generator = padTo256(Buffer.from([DH_GENERATOR]));
const multiplier = numberFrom(sha256(DH_PRIME, generator));

export function createVerifier(password: string): PasswordVerifier {
  const salt1 = randomBytes(40);
  const salt2 = randomBytes(16);
  const first = salted(salted(Buffer.from(password), salt1), salt2);
  const slow = pbkdf2Sync(first, salt1, 100_000, 64, 'sha512');
  return { salt1, salt2, verifier: publicValue(salted(slow, salt2)) };
}

/** Draws b and computes B = k·v + g^b. */
export function challenge({ verifier }: PasswordVerifier): SrpChallenge {
  const secret = randomExponent();
  const B = (multiplier * numberFrom(verifier) + numberFrom(publicValue(secret))) % prime;
  return { secret, B: bytesFrom(B) };
}

/** What came of a proof; `bad-A` is a number that no honest client sends, because with it anybody could log in. */
export type Verdict = 'right' | 'wrong' | 'bad-A';

/** Whether M1 proves that the client knows the password. */
export function verify(
  { salt1, salt2, verifier }: PasswordVerifier,
  { secret, B }: SrpChallenge,
  { A, M1 }: { readonly A: Uint8Array; readonly M1: Uint8Array },
): Verdict {
  const a = numberFrom(A);
  if (A.length > 256 || a === 0n || a >= prime) return 'bad-A';
  if (M1.length !== 32) return 'wrong';
  const aBytes = padTo256(A);
  const u = sha256(aBytes, B);
  const base = (a * numberFrom(power(verifier, u))) % prime;
  const K = sha256(power(bytesFrom(base), secret));
  const groupHash = xor(sha256(DH_PRIME), sha256(generator));
  const expected = sha256(groupHash, sha256(salt1), sha256(salt2), aBytes, B, K);
  return timingSafeEqual(expected, M1) ? 'right' : 'wrong';
}

/** Whether a client may have computed this as the verifier of a new password: v = g^x mod p, in 256 bytes. */
export function isVerifier(bytes: Uint8Array): boolean {
  const value = numberFrom(bytes);
  return bytes.length === 256 && value > 1n && value < prime - 1n;
}

function salted(data: Buffer, salt: Buffer): Buffer {
  return sha256(salt, data, salt);
}

function numberFrom(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

function bytesFrom(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(512, '0'), 'hex');
}
