import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { computeCheck, computeDigest } from 'telegram/Password.js';
import { describe, expect, it } from 'vitest';
import { DH_GENERATOR, DH_PRIME } from '../src/crypto/diffie-hellman.ts';
import {
  challenge,
  createVerifier,
  isVerifier,
  type PasswordVerifier,
  type SrpChallenge,
  verify,
} from '../src/crypto/srp.ts';

type Salts = Pick<PasswordVerifier, 'salt1' | 'salt2'>;

const algorithm = (salts: Salts) =>
  new Api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow({
    ...salts,
    g: DH_GENERATOR,
    p: DH_PRIME,
  });

/** What gramjs sends to prove that it knows a password. */
async function proof(password: string, salts: Salts, { B }: SrpChallenge) {
  const asked = new Api.account.Password({
    hasPassword: true,
    currentAlgo: algorithm(salts),
    srp_B: B,
    srpId: returnBigInt(1),
    newAlgo: algorithm(salts),
    newSecureAlgo: new Api.SecurePasswordKdfAlgoUnknown(),
    secureRandom: Buffer.alloc(0),
  });
  const { A, M1 } = await computeCheck(asked, password);
  return { A, M1 };
}

/** Passwords of any script; each run takes some tenths of a second, so there are few. */
const passwords = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const few = { numRuns: 6 };

describe('a password verifier', () => {
  it('is the number gramjs computes from the same password and salts', () =>
    fc.assert(
      fc.asyncProperty(passwords, async password => {
        const { verifier, ...salts } = createVerifier(password);
        expect(Buffer.from(await computeDigest(algorithm(salts), password))).toEqual(verifier);
        expect(isVerifier(verifier)).toBe(true);
      }),
      few,
    ));

  it('is proven by gramjs with the right password and with no other', () =>
    fc.assert(
      fc.asyncProperty(passwords, passwords, async (password, guess) => {
        const kept = createVerifier(password);
        const asked = challenge(kept);
        expect(verify(kept, asked, await proof(password, kept, asked))).toBe('right');
        const verdict = password === guess ? 'right' : 'wrong';
        expect(verify(kept, asked, await proof(guess, kept, asked))).toBe(verdict);
      }),
      few,
    ));

  it('is as good when gramjs has computed it', () =>
    fc.assert(
      fc.asyncProperty(passwords, async password => {
        const salts = { salt1: randomBytes(40), salt2: randomBytes(16) };
        const verifier = Buffer.from(await computeDigest(algorithm(salts), password));
        const kept = { ...salts, verifier };
        const asked = challenge(kept);
        expect(verify(kept, asked, await proof(password, kept, asked))).toBe('right');
      }),
      few,
    ));

  it('is one number of the group, in 256 bytes', () => {
    for (const wrong of [
      Buffer.alloc(0),
      Buffer.alloc(256),
      DH_PRIME,
      Buffer.alloc(255, 1),
      Buffer.alloc(257, 1),
    ]) {
      expect(isVerifier(wrong)).toBe(false);
    }
  });
});

describe('a proof', () => {
  it('does not survive the change of a single bit, nor another challenge', async () => {
    const kept = createVerifier('password');
    const asked = challenge(kept);
    const { A, M1 } = await proof('password', kept, asked);
    fc.assert(
      fc.property(fc.nat(255), bit => {
        const changed = Buffer.from(M1);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verify(kept, asked, { A, M1: changed })).toBe('wrong');
      }),
    );
    expect(verify(kept, challenge(kept), { A, M1 })).toBe('wrong');
    expect(verify(kept, asked, { A, M1: M1.subarray(1) })).toBe('wrong');
  });

  it('cannot be made without the password by an A of which every power is known', () => {
    const kept = createVerifier('password');
    const asked = challenge(kept);
    for (const A of [Buffer.alloc(0), Buffer.alloc(256), DH_PRIME, Buffer.alloc(257, 1)]) {
      expect(verify(kept, asked, { A, M1: Buffer.alloc(32) })).toBe('bad-A');
    }
  });
});
