import { Buffer } from 'node:buffer';
import { MAX_PACKET_BYTES, TransportError } from './transport.ts';

/** Where the next packet lies in the bytes at hand: `skip` bytes of length before it, `size` bytes in all. */
export type Framing = { readonly skip: number; readonly size: number };

const NOTHING = Buffer.alloc(0);

/**
 * Collects bytes and cuts them into packets; `framing` answers null while too little has come to tell. A packet
 * that comes byte by byte costs no more than one that comes at once, and never more memory than twice what came.
 */
export class PacketBuffer {
  readonly #framing: (bytes: Buffer) => Framing | null;
  #storage: Buffer = NOTHING;
  #length = 0;
  /** Before there are so many bytes, no packet can be complete. */
  #needed = 0;

  constructor(framing: (bytes: Buffer) => Framing | null) {
    this.#framing = framing;
  }

  /** Whole packets, without the length before them. */
  push(chunk: Buffer): Buffer[] {
    const fresh = this.#length === 0;
    let bytes = fresh ? chunk : this.#append(chunk);
    const packets: Buffer[] = [];
    while (bytes.length >= this.#needed) {
      const framing = this.#framing(bytes);
      if (framing && (framing.size > MAX_PACKET_BYTES || framing.size < framing.skip)) {
        throw new TransportError(`a packet of ${framing.size} bytes`);
      }
      this.#needed = framing?.size ?? bytes.length + 1;
      if (!framing || bytes.length < framing.size) break;
      packets.push(bytes.subarray(framing.skip, framing.size));
      bytes = bytes.subarray(framing.size);
      this.#needed = 1;
    }
    if (fresh || packets.length > 0) this.#keep(bytes);
    return packets;
  }

  #append(chunk: Buffer): Buffer {
    const length = this.#length + chunk.length;
    if (length > this.#storage.length) {
      const grown = Buffer.allocUnsafe(Math.max(length, this.#storage.length * 2));
      grown.set(this.#storage.subarray(0, this.#length));
      this.#storage = grown;
    }
    this.#storage.set(chunk, this.#length);
    this.#length = length;
    return this.#storage.subarray(0, length);
  }

  /** In memory of its own, so that the start of a packet does not hold on to the bytes before it. */
  #keep(rest: Buffer): void {
    this.#storage = rest.length === 0 ? NOTHING : Buffer.from(rest);
    this.#length = rest.length;
  }
}
