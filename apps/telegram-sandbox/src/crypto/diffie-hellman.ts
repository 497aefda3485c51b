import { Buffer } from 'node:buffer';
import { createDiffieHellman, type DiffieHellman, randomBytes } from 'node:crypto';

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

let shared: DiffieHellman | undefined;
/** OpenSSL checks the prime whenever such an object is made, which takes 240 ms: there is one for all. */
const group = (): DiffieHellman => {
  shared ??= createDiffieHellman(DH_PRIME, DH_GENERATOR);
  return shared;
};

export const randomExponent = (): Buffer => randomBytes(256);

/** g to the power of `exponent`, modulo the prime; 256 bytes. */
export function publicValue(exponent: Buffer): Buffer {
  group().setPrivateKey(exponent);
  return padTo256(group().generateKeys());
}

/** `base` to the power of `exponent`, modulo the prime; 256 bytes. Throws if `base` is no member of the group. */
export function power(base: Buffer, exponent: Buffer): Buffer {
  group().setPrivateKey(exponent);
  return padTo256(group().computeSecret(base));
}

export function padTo256(value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.alloc(256 - value.length), value]);
}
