import { Buffer } from 'node:buffer';
import { TlEncodeError } from './errors.ts';

const FIRST_CAPACITY = 512;

/** Appends TL primitives to a buffer that grows. https://core.telegram.org/mtproto/serialize */
export class Writer {
  #buffer = Buffer.allocUnsafe(FIRST_CAPACITY);
  /** Of the same memory: V8 writes numbers through a view without a call. */
  #view = viewOf(this.#buffer);
  #length = 0;

  /** The bytes written so far; a view, valid until the next write. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** A signed or unsigned 32-bit number. */
  int(value: number): void {
    this.#reserve(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
  }

  /** A signed 64-bit number. */
  long(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new TlEncodeError(`${value} is no long`);
    this.#reserve(8);
    this.#view.setBigInt64(this.#length, value, true);
    this.#length += 8;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  string(value: string): void {
    const size = Buffer.byteLength(value);
    this.#sizeOfBytes(size);
    this.#buffer.write(value, this.#length, 'utf8');
    this.#length += size;
    this.#pad(size);
  }

  bytesValue(value: Uint8Array): void {
    this.#sizeOfBytes(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
    this.#pad(value.length);
  }

  /** Bytes as they are, without a length: int128, int256, a query inside a query. */
  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** Under 254 bytes the length is one byte, else 0xfe and three bytes. */
  #sizeOfBytes(size: number): void {
    this.#reserve(size + 8);
    if (size < 254) {
      this.#buffer[this.#length++] = size;
      return;
    }
    if (size > 0xffffff) throw new TlEncodeError(`${size} bytes are too long for one TL string`);
    this.#buffer[this.#length++] = 254;
    this.#length = this.#buffer.writeUIntLE(size, this.#length, 3);
  }

  #pad(size: number): void {
    const head = size < 254 ? 1 : 4;
    for (let written = head + size; written % 4 !== 0; written++) this.#buffer[this.#length++] = 0;
  }

  #reserve(size: number): void {
    const needed = this.#length + size;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    grown.set(this.bytes);
    this.#buffer = grown;
    this.#view = viewOf(grown);
  }
}

const viewOf = (buffer: Buffer): DataView =>
  new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
