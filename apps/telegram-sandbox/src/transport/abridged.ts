import { Buffer } from 'node:buffer';
import { type Framing, PacketBuffer } from './packet-buffer.ts';
import type { Transport } from './transport.ts';

export const ABRIDGED_TAG = 0xef;

/** The length in words, in one byte, or in three after 0x7f. */
export function abridgedTransport(): Transport {
  const buffer = new PacketBuffer(framing);
  return {
    receive: chunk => buffer.push(chunk),
    frame(packet) {
      const words = packet.length >> 2;
      const head = words < 0x7f ? Buffer.from([words]) : Buffer.from([0x7f, words, words >> 8, words >> 16]);
      return Buffer.concat([head, packet]);
    },
  };
}

/** The highest bit of the first byte asks for a quick acknowledgement, which a server may leave out. */
function framing(bytes: Buffer): Framing | null {
  const first = bytes[0];
  if (first === undefined) return null;
  const words = first & 0x7f;
  if (words < 0x7f) return { skip: 1, size: 1 + words * 4 };
  return bytes.length < 4 ? null : { skip: 4, size: 4 + bytes.readUIntLE(1, 3) * 4 };
}
