import { Buffer } from 'node:buffer';
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { helpers } from 'telegram';

type Power = typeof helpers.modExp;

/** All powers that Telegram asks for are modulo so many bytes, but for the squares of factoring. */
const BYTES = 256;
const TWO = helpers.returnBigInt(2);
/** The least number of so many bytes with its first bit set, as all moduli of Telegram have it. */
const LEAST = helpers.returnBigInt(2n ** (8n * BigInt(BYTES) - 1n));
const BEYOND = LEAST.multiply(TWO);

const bitByBit: Power = helpers.modExp;

/**
 * Has OpenSSL compute the powers of which a new key takes three and a password three. The client's own arithmetic needs
 * 18 ms for each, during which nothing else of the process goes on, and OpenSSL 2 (CPU time, Node 24.21).
 */
export function takeQuickPowers(): void {
  Reflect.set(helpers, 'modExp', quickPower);
}

/**
 * RSA without padding is a power modulo any odd number that is greater than the exponent. It takes longer for some
 * exponents than for others, as the client's own does.
 */
export const quickPower: Power = (base, exponent, modulus) => {
  // Factoring takes tens of thousands of them.
  if (exponent.equals(TWO)) return base.square().mod(modulus);
  // Not by its `bitLength`, which takes longer than a square.
  const fits = modulus.isOdd() && modulus.greaterOrEquals(LEAST) && modulus.lesser(BEYOND);
  if (!fits) return bitByBit(base, exponent, modulus);
  if (exponent.greaterOrEquals(modulus)) return powerOfTwoParts(base, exponent, modulus);
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'RSA', n: bytes(modulus).toString('base64url'), e: bytes(exponent).toString('base64url') },
  });
  const power = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, bytes(base.mod(modulus)));
  return helpers.returnBigInt(BigInt(`0x${power.toString('hex')}`));
};

/** Exponents are drawn from all numbers of so many bytes: some are beyond the modulus, and their halves are not. */
const powerOfTwoParts: Power = (base, exponent, modulus) => {
  const half = quickPower(base, exponent.divide(TWO), modulus);
  const square = half.square().mod(modulus);
  return exponent.isOdd() ? square.multiply(base).mod(modulus) : square;
};

const bytes = (value: Parameters<Power>[0]): Buffer =>
  Buffer.from(value.toString(16).padStart(2 * BYTES, '0'), 'hex');
