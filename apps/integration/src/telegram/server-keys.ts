import { createHash, createPublicKey } from 'node:crypto';
import { helpers } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA.js';

/**
 * Adds an RSA key (PEM) to those by which the client recognises Telegram.
 * @param only forget all others, Telegram's own among them: with them gone no real server is believed
 */
export function trustServerKey(pem: string, { only }: { only: boolean }): void {
  const { n = '', e = '' } = createPublicKey(pem).export({ format: 'jwk' });
  const modulus = Buffer.from(n, 'base64url');
  const exponent = Buffer.from(e, 'base64url');
  if (only) _serverKeys.clear();
  _serverKeys.set(fingerprintOf(modulus, exponent).toString(), {
    n: helpers.returnBigInt(BigInt(`0x${modulus.toString('hex')}`)),
    e: exponent.readUIntBE(0, exponent.length),
  });
}

/** The lower 64 bits of SHA-1 over both numbers as TL strings: https://core.telegram.org/mtproto/auth_key */
function fingerprintOf(modulus: Buffer, exponent: Buffer): bigint {
  const digest = createHash('sha1').update(tlBytes(modulus)).update(tlBytes(exponent)).digest();
  return digest.readBigInt64LE(12);
}

function tlBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 254
      ? Buffer.from([bytes.length])
      : Buffer.from([254, bytes.length & 0xff, (bytes.length >> 8) & 0xff, bytes.length >> 16]);
  const unpadded = Buffer.concat([head, bytes]);
  return Buffer.concat([unpadded, Buffer.alloc((4 - (unpadded.length % 4)) % 4)]);
}
