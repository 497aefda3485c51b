import type { Buffer } from 'node:buffer';

/** How MTProto packets are put into a stream of bytes. https://core.telegram.org/mtproto/mtproto-transports */
export type Transport = {
  /** Takes bytes as they arrive and returns the packets that are complete. Throws on bytes that make no sense. */
  receive(chunk: Buffer): Buffer[];
  /** One packet, ready for the socket. */
  frame(packet: Buffer): Buffer;
};

/** No honest client sends more at once: an upload part is 512 KiB. */
export const MAX_PACKET_BYTES = 2 ** 21;

export class TransportError extends Error {
  override name = 'TransportError';
}
