import { Buffer } from 'node:buffer';
import { createCipheriv } from 'node:crypto';
import type { Transport } from './transport.ts';

export const OBFUSCATION_HEADER_BYTES = 64;

/**
 * AES-256-CTR over another transport, so that no byte pattern shows. The client's first 64 bytes carry the
 * keys of both directions and, encrypted, the tag of the transport within.
 * https://core.telegram.org/mtproto/mtproto-transports#transport-obfuscation
 */
export function openObfuscation(header: Buffer): {
  readonly tag: number;
  wrap(inner: Transport): Transport;
} {
  const secrets = header.subarray(8, 56);
  const reversed = Buffer.from(secrets).reverse();
  const decrypt = createCipheriv('aes-256-ctr', secrets.subarray(0, 32), secrets.subarray(32));
  const encrypt = createCipheriv('aes-256-ctr', reversed.subarray(0, 32), reversed.subarray(32));
  const tag = decrypt.update(header).readUInt32LE(56);
  return {
    tag,
    wrap: inner => ({
      receive: chunk => inner.receive(decrypt.update(chunk)),
      frame: packet => encrypt.update(inner.frame(packet)),
    }),
  };
}
