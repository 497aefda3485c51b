import { getDiffieHellman } from 'node:crypto';
import fc from 'fast-check';
import { helpers } from 'telegram';
import { expect, it } from 'vitest';
import { quickPower } from './quick-powers.ts';

/** As the client is published. */
const { modExp } = helpers;

/** Of as many bits as Telegram's. */
const PRIME = BigInt(`0x${getDiffieHellman('modp14').getPrime('hex')}`);

const numbers = fc.oneof(
  fc.constant(2n),
  fc.bigInt({ min: 0n, max: 1_000n }),
  fc.bigInt({ min: 0n, max: 2n ** 2048n }),
  fc.bigInt({ min: PRIME - 10n, max: PRIME + 10n }),
);
const moduli = fc.oneof(
  fc.constant(PRIME),
  fc.bigInt({ min: 2n ** 2047n, max: 2n ** 2048n - 1n }),
  fc.bigInt({ min: 2n, max: 2n ** 63n }),
);

it('is the number that the client computes itself, whatever it is asked for', () =>
  fc.assert(
    fc.property(numbers, numbers, moduli, (base, exponent, modulus) => {
      const [a, b, n] = [base, exponent, modulus].map(value => helpers.returnBigInt(value));
      if (!a || !b || !n) return;
      expect(quickPower(a, b, n).toString()).toBe(modExp(a, b, n).toString());
    }),
    { numRuns: 40 },
  ));
