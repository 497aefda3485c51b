import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { type Framing, PacketBuffer } from './packet-buffer.ts';
import { type Transport, TransportError } from './transport.ts';

const OVERHEAD = 12;

/** Length, sequence number, packet, CRC32; the only transport without a tag at the start. */
export function fullTransport(): Transport {
  const buffer = new PacketBuffer(framing);
  let received = 0;
  let sent = 0;
  return {
    receive: chunk =>
      buffer.push(chunk).map(frame => {
        const body = frame.subarray(0, -4);
        if (frame.readUInt32LE(frame.length - 4) !== crc32(body)) throw new TransportError('wrong checksum');
        if (frame.readInt32LE(4) !== received++) throw new TransportError('wrong sequence number');
        return body.subarray(8);
      }),
    frame(packet) {
      const frame = Buffer.allocUnsafe(packet.length + OVERHEAD);
      frame.writeInt32LE(frame.length, 0);
      frame.writeInt32LE(sent++, 4);
      frame.set(packet, 8);
      frame.writeUInt32LE(crc32(frame.subarray(0, -4)), frame.length - 4);
      return frame;
    },
  };
}

/** The checksum covers the length too, so nothing is skipped. */
function framing(bytes: Buffer): Framing | null {
  if (bytes.length < 4) return null;
  const size = bytes.readInt32LE(0);
  if (size < OVERHEAD) throw new TransportError(`a packet of ${size} bytes`);
  return { skip: 0, size };
}
