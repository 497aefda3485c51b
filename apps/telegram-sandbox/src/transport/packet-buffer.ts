import { Buffer } from 'node:buffer';
import { MAX_PACKET_BYTES, TransportError } from './transport.ts';

/** Where the next packet lies in the bytes at hand: `skip` bytes of length before it, `size` bytes in all. */
export type Framing = { readonly skip: number; readonly size: number };

/** Collects bytes and cuts them into packets; `framing` answers null while too little has come to tell. */
export class PacketBuffer {
  readonly #framing: (bytes: Buffer) => Framing | null;
  #pending: Buffer = Buffer.alloc(0);

  constructor(framing: (bytes: Buffer) => Framing | null) {
    this.#framing = framing;
  }

  /** Whole packets, without the length before them. */
  push(chunk: Buffer): Buffer[] {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const packets: Buffer[] = [];
    for (;;) {
      const framing = this.#framing(this.#pending);
      if (!framing) return packets;
      if (framing.size > MAX_PACKET_BYTES || framing.size < framing.skip) {
        throw new TransportError(`a packet of ${framing.size} bytes`);
      }
      if (this.#pending.length < framing.size) return packets;
      packets.push(this.#pending.subarray(framing.skip, framing.size));
      this.#pending = this.#pending.subarray(framing.size);
    }
  }
}
