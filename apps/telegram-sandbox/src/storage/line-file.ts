import { Buffer } from 'node:buffer';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '../cannot-start.ts';

const CHUNK_BYTES = 4 * 2 ** 20;
/** Keys and login codes stand in these files, so nobody else on the machine reads them. */
const OWNER_ONLY = { directory: 0o700, file: 0o600 };

/**
 * A file of lines that only grows and may be too large to hold in memory: lines are read back by their place in
 * it. A line is with the operating system before `append` returns; one cut short by a killed machine is dropped.
 */
export class LineFile {
  readonly #file: string;
  #descriptor: number;
  #closed = false;
  #size = 0;

  /** Opens or creates it, and shows each line it holds. */
  constructor(file: string, onLine: (line: string, offset: number) => void) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY.directory });
    rmSync(replacementOf(file), { force: true });
    this.#descriptor = openSync(file, 'a+', OWNER_ONLY.file);
    try {
      this.#readAll(onLine);
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
    if (fstatSync(this.#descriptor).size > this.#size) ftruncateSync(this.#descriptor, this.#size);
  }

  /** Where the next line will begin. */
  get size(): number {
    return this.#size;
  }

  /**
   * Writes the whole line or, if that fails, nothing of it: half a line would be glued to the next one. Throws
   * once the file is closed: its descriptor may stand for another one by then.
   */
  append(line: string): void {
    if (this.#closed) throw new Error('this file is closed');
    const bytes = Buffer.from(`${line}\n`);
    try {
      writeWhole(this.#descriptor, bytes);
    } catch (error) {
      ftruncateSync(this.#descriptor, this.#size);
      throw error;
    }
    this.#size += bytes.length;
  }

  /** Puts other lines in the place of all there are; a process killed meanwhile leaves the ones or the others. */
  replace(lines: Iterable<string>): void {
    if (this.#closed) throw new Error('this file is closed');
    const replacement = replacementOf(this.#file);
    const descriptor = openSync(replacement, 'ax+', OWNER_ONLY.file);
    let size = 0;
    try {
      for (const line of lines) size += writeWhole(descriptor, Buffer.from(`${line}\n`));
      renameSync(replacement, this.#file);
    } catch (error) {
      closeSync(descriptor);
      rmSync(replacement);
      throw error;
    }
    closeSync(this.#descriptor);
    this.#descriptor = descriptor;
    this.#size = size;
  }

  /** The text from one place to another, without the end of its last line. */
  read(from: number, to: number): string {
    const bytes = Buffer.allocUnsafe(to - from - 1);
    readSync(this.#descriptor, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  }

  close(): void {
    if (!this.#closed) closeSync(this.#descriptor);
    this.#closed = true;
  }

  #readAll(onLine: (line: string, offset: number) => void): void {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let rest = Buffer.alloc(0);
    let line = 0;
    for (let place = 0; ; ) {
      const read = readSync(this.#descriptor, chunk, 0, CHUNK_BYTES, place);
      if (read === 0) return;
      place += read;
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        this.#show(++line, bytes.toString('utf8', start, end), onLine);
        this.#size += end + 1 - start;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  }

  #show(number: number, line: string, onLine: (line: string, offset: number) => void): void {
    try {
      onLine(line, this.#size);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CannotStart(`${this.#file}, line ${number}: ${reason}`, { cause });
    }
  }
}

const replacementOf = (file: string): string => `${file}.tmp`;

/** On a full disk a write may be short before the next one fails. */
function writeWhole(descriptor: number, bytes: Buffer): number {
  for (let written = 0; written < bytes.length; )
    written += writeSync(descriptor, bytes, written, bytes.length - written);
  return bytes.length;
}
