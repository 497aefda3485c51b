import { Buffer } from 'node:buffer';
import { DH_GENERATOR, DH_PRIME } from '../crypto/diffie-hellman.ts';
import { sha256 } from '../crypto/hash.ts';
import type { AuthKey } from '../keys/auth-key.ts';
import type { TlConstructor } from '../tl/api.ts';

export type KdfAlgorithm = TlConstructor<'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow'>;

type Salts = { readonly salt1: Uint8Array; readonly salt2: Uint8Array };

/** How a password is turned into a number. https://core.telegram.org/api/srp */
export const kdfAlgorithm = ({ salt1, salt2 }: Salts): KdfAlgorithm => ({
  _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow',
  salt1,
  salt2,
  g: DH_GENERATOR,
  p: DH_PRIME,
});

/**
 * The salts for a new password, the same for a client every time, so that nothing has to be remembered between
 * the question and the answer. The client adds its own to the first.
 */
export function newSalts({ secret }: Pick<AuthKey, 'secret'>): Salts {
  const salts = sha256(Buffer.from('new password'), secret);
  return { salt1: salts.subarray(0, 8), salt2: salts.subarray(8, 24) };
}
