import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const CHUNK_BYTES = 4 * 2 ** 20;

/**
 * A file of lines that only grows and is too large to hold in memory: lines are read back by their place in it.
 * A line is with the operating system before `append` returns; one cut short by a killed machine is dropped.
 */
export class LineFile {
  readonly #descriptor: number;
  #closed = false;
  #size = 0;

  /** Opens or creates it, and shows each line it holds. */
  constructor(file: string, onLine: (line: string, offset: number) => void) {
    mkdirSync(dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'a+');
    this.#readAll(onLine);
    if (fstatSync(this.#descriptor).size > this.#size) ftruncateSync(this.#descriptor, this.#size);
  }

  /** Where the next line will begin. */
  get size(): number {
    return this.#size;
  }

  /** Throws once the file is closed: its descriptor may stand for another one by then. */
  append(line: string): void {
    if (this.#closed) throw new Error('this file is closed');
    const bytes = Buffer.from(`${line}\n`);
    writeSync(this.#descriptor, bytes);
    this.#size += bytes.length;
  }

  /** The text from one place to another, without the end of its last line. */
  read(from: number, to: number): string {
    const bytes = Buffer.allocUnsafe(to - from - 1);
    readSync(this.#descriptor, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  }

  close(): void {
    this.#closed = true;
    closeSync(this.#descriptor);
  }

  #readAll(onLine: (line: string, offset: number) => void): void {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let rest = Buffer.alloc(0);
    for (let place = 0; ; ) {
      const read = readSync(this.#descriptor, chunk, 0, CHUNK_BYTES, place);
      if (read === 0) return;
      place += read;
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        onLine(bytes.toString('utf8', start, end), this.#size);
        this.#size += end + 1 - start;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  }
}
