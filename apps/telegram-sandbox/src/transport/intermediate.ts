import { Buffer } from 'node:buffer';
import { type Framing, PacketBuffer } from './packet-buffer.ts';
import type { Transport } from './transport.ts';

export const INTERMEDIATE_TAG = 0xeeeeeeee;
export const PADDED_INTERMEDIATE_TAG = 0xdddddddd;

const ENCRYPTED_HEADER = 24;

/** The length in four bytes. */
export function intermediateTransport(): Transport {
  const buffer = new PacketBuffer(framing);
  return { receive: chunk => buffer.push(chunk), frame };
}

/** The same with up to 15 random bytes after each packet; what this server sends carries none. */
export function paddedIntermediateTransport(): Transport {
  const buffer = new PacketBuffer(framing);
  return { receive: chunk => buffer.push(chunk).map(withoutPadding), frame };
}

function frame(packet: Buffer): Buffer {
  const head = Buffer.allocUnsafe(4);
  head.writeUInt32LE(packet.length, 0);
  return Buffer.concat([head, packet]);
}

/** The highest bit of the length asks for a quick acknowledgement, which a server may leave out. */
function framing(bytes: Buffer): Framing | null {
  return bytes.length < 4 ? null : { skip: 4, size: 4 + (bytes.readUInt32LE(0) & 0x7fffffff) };
}

/** An encrypted packet is a header and whole blocks, a plain one says how long it is: the rest is padding. */
function withoutPadding(packet: Buffer): Buffer {
  if (packet.length < ENCRYPTED_HEADER) return packet;
  const isPlain = packet.readBigInt64LE(0) === 0n;
  const end = isPlain
    ? 20 + packet.readUInt32LE(16)
    : packet.length - ((packet.length - ENCRYPTED_HEADER) % 16);
  return packet.subarray(0, end);
}
