import { Buffer } from 'node:buffer';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
} from 'node:crypto';
import { Writer } from '../tl/writer.ts';
import { sha1, sha256, xor } from './hash.ts';
import { decryptIge } from './ige.ts';

/** The server's RSA key, with which a client encrypts its first secret. */
export type ServerKey = {
  readonly publicPem: string;
  /** The lower 64 bits of the SHA-1 of the TL bytes of modulus and exponent. */
  readonly fingerprint: bigint;
  /** What only this installation knows, and knows again after a restart. */
  readonly secret: Buffer;
  /** Undoes RSA_PAD, or the padding before it; null if the bytes were not encrypted for this key. */
  decrypt(encrypted: Buffer): Buffer | null;
};

/**
 * A key whose fingerprint begins with no zero: mtcute 0.30.3 looks for it written in hexadecimal without leading
 * zeros (network/authorization.js), among fingerprints written with them, and never finds one key of sixteen. Clients
 * take keys of 2,048 bits; tests that make many make smaller ones.
 */
export function generateServerKeyPem(modulusLength = 2048): string {
  for (;;) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    if (BigInt.asUintN(64, serverKey(pem).fingerprint) >> 60n !== 0n) return pem;
  }
}

export function serverKey(privatePem: string): ServerKey {
  const privateKey = createPrivateKey(privatePem);
  const publicKey = createPublicKey(privateKey);
  const { n, e } = publicKey.export({ format: 'jwk' });
  if (!n || !e) throw new Error('the server key is not an RSA key');
  const writer = new Writer();
  writer.bytesValue(Buffer.from(n, 'base64url'));
  writer.bytesValue(Buffer.from(e, 'base64url'));
  return {
    publicPem: publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    secret: sha256(Buffer.from(privatePem)),
    fingerprint: sha1(writer.bytes).readBigInt64LE(12),
    decrypt(encrypted) {
      if (encrypted.length !== 256) return null;
      try {
        const padded = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
        return undoRsaPad(padded) ?? undoHashPad(padded);
      } catch {
        return null;
      }
    },
  };
}

/** https://core.telegram.org/mtproto/auth_key, step 4.1: temp_key_xor | aes_encrypted → the 192 bytes of data. */
function undoRsaPad(keyAndData: Buffer): Buffer | null {
  const encrypted = keyAndData.subarray(32);
  const key = xor(keyAndData.subarray(0, 32), sha256(encrypted));
  const padded = decryptIge(encrypted, key, Buffer.alloc(32));
  const data = Buffer.from(padded.subarray(0, 192)).reverse();
  return sha256(key, data).equals(padded.subarray(192)) ? data : null;
}

/**
 * The padding of before 2021, SHA1(data) | data | random in 255 bytes, which older clients still use (Telethon
 * 1.25.1, crypto/rsa.py). The data are TL, so their length is a multiple of four.
 */
function undoHashPad(padded: Buffer): Buffer | null {
  const hash = padded.subarray(1, 21);
  for (let end = padded.length - 3; end > 21; end -= 4) {
    const data = padded.subarray(21, end);
    if (sha1(data).equals(hash)) return data;
  }
  return null;
}
