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
  /** Undoes RSA_PAD; null if the bytes were not encrypted for this key. */
  decrypt(encrypted: Buffer): Buffer | null;
};

export function generateServerKeyPem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
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
    fingerprint: sha1(writer.bytes).readBigInt64LE(12),
    decrypt(encrypted) {
      if (encrypted.length !== 256) return null;
      try {
        return undoRsaPad(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted));
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
