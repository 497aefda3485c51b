import type { Buffer } from 'node:buffer';
import { TlDecodeError } from './errors.ts';

/** Deeper nesting than any real call has; a hostile one would otherwise exhaust the stack. */
const MAX_DEPTH = 64;

/** Reads TL primitives. Every read checks what is left, so hostile bytes end in a TlDecodeError. */
export class Reader {
  readonly #buffer: Buffer;
  #offset = 0;
  #depth = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  get left(): number {
    return this.#buffer.length - this.#offset;
  }

  get offset(): number {
    return this.#offset;
  }

  int(): number {
    return this.#buffer.readInt32LE(this.#advance(4));
  }

  /** An unsigned 32-bit number: a constructor id, a field of flags. */
  uint(): number {
    return this.#buffer.readUInt32LE(this.#advance(4));
  }

  long(): bigint {
    return this.#buffer.readBigInt64LE(this.#advance(8));
  }

  double(): number {
    return this.#buffer.readDoubleLE(this.#advance(8));
  }

  string(): string {
    return this.bytesValue().toString('utf8');
  }

  bytesValue(): Buffer {
    const first = this.#buffer.readUInt8(this.#advance(1));
    const size = first < 254 ? first : this.#buffer.readUIntLE(this.#advance(3), 3);
    const head = first < 254 ? 1 : 4;
    const value = this.raw(size);
    this.#advance((4 - ((head + size) % 4)) % 4);
    return value;
  }

  /** The next `size` bytes as they are; a view. */
  raw(size: number): Buffer {
    const start = this.#advance(size);
    return this.#buffer.subarray(start, start + size);
  }

  /** Everything that is left; a view. */
  rest(): Buffer {
    return this.raw(this.left);
  }

  /** How many elements follow; a count that cannot fit in what is left is refused before anything is allocated. */
  count(): number {
    const count = this.int();
    if (count < 0 || count > this.left) throw new TlDecodeError(`a vector of ${count} in ${this.left} bytes`);
    return count;
  }

  /** Reads one nested value, and refuses nesting without end. */
  nested<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new TlDecodeError('nested too deeply');
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  #advance(size: number): number {
    if (size > this.left) throw new TlDecodeError(`${size} bytes wanted, ${this.left} left`);
    const start = this.#offset;
    this.#offset += size;
    return start;
  }
}
