import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { open, seal } from '@muster/secrets';

/** 256 random bits in base64url: too many to guess, so a plain hash suffices where a password needs Argon2. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a token: all that is stored of it. */
export type RefreshTokenHash = Uint8Array<ArrayBuffer>;

export const hashRefreshToken = (token: string): RefreshTokenHash =>
  Uint8Array.from(createHash('sha256').update(token).digest());

/** Encrypts a token under the one it follows, so that only who holds that one can be told the same again. */
export const sealSuccessor = (successor: string, token: string): Buffer =>
  seal(keyOf(token), Buffer.from(successor), CONTEXT);

/** Opens what {@link sealSuccessor} made. */
export const openSuccessor = (sealed: Uint8Array, token: string): string =>
  open(keyOf(token), Buffer.from(sealed), CONTEXT).toString();

const CONTEXT = 'successor of a refresh token';

/** Another derivation than the stored hash: who reads the database cannot open anything. */
const keyOf = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, '', CONTEXT, 32));
