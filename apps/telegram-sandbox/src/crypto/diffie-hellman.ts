import { Buffer } from 'node:buffer';
import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';

/**
 * The safe prime and generator that Telegram uses both for auth keys and for passwords. Clients know this very
 * prime by heart and take it without the checks they would make of another.
 * https://core.telegram.org/mtproto/auth_key
 */
export const DH_PRIME = Buffer.from(
  'c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e' +
    '0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f642477fe96bb2a941d' +
    '5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0e' +
    'f1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4e418fc15e83ebea0f87fa9ff5eed7005' +
    '0ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b',
  'hex',
);
export const DH_GENERATOR = 3;

/** The members of the group that a secret may be made of stand between these two. */
const ONE = padTo256(Buffer.from([1]));
const LAST = Buffer.from(DH_PRIME);
LAST.writeUInt8(LAST.readUInt8(255) - 1, 255);

/** Less than the prime. */
export const randomExponent = (): Buffer => randomBytes(255);

/** g to the power of `exponent`, modulo the prime; 256 bytes. */
export const publicValue = (exponent: Buffer): Buffer => modularPower(Buffer.from([DH_GENERATOR]), exponent);

/** `base` to the power of `exponent`, modulo the prime; 256 bytes. Throws if `base` is no member of the group. */
export function power(base: Buffer, exponent: Buffer): Buffer {
  const member = padTo256(base);
  if (member.compare(ONE) <= 0 || member.compare(LAST) >= 0) throw new RangeError('no member of the group');
  return modularPower(member, exponent);
}

/**
 * RSA without padding is a power modulo any number. What OpenSSL has for Diffie-Hellman checks the prime first, which
 * takes each process 240 ms.
 */
function modularPower(base: Buffer, exponent: Buffer): Buffer {
  const n = DH_PRIME.toString('base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e: exponent.toString('base64url') } });
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, padTo256(base));
}

export function padTo256(value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.alloc(256 - value.length), value]);
}
