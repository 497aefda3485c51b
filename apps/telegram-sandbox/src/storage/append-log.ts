import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/**
 * A file of JSON lines that only grows. An entry is with the operating system before `append` returns, so it
 * survives a killed process; a line cut short by a killed machine is dropped at the next start.
 */
export class AppendLog<Entry> {
  #descriptor: number | null;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Opens or creates the log and reads what it holds. Throws if a whole line is not what the schema says. */
  static open<Entry>(file: string, schema: z.ZodType<Entry>): { log: AppendLog<Entry>; entries: Entry[] } {
    mkdirSync(dirname(file), { recursive: true });
    const entries = existsSync(file) ? readEntries(file, schema) : [];
    return { log: new AppendLog(openSync(file, 'a')), entries };
  }

  /** Throws once the log is closed: its descriptor may stand for another file by then. */
  append(entry: Entry): void {
    if (this.#descriptor === null) throw new Error('this log is closed');
    writeSync(this.#descriptor, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

function readEntries<Entry>(file: string, schema: z.ZodType<Entry>): Entry[] {
  const text = readFileSync(file);
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(file, end);
  const lines = text.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const parsed = schema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}, line ${index + 1}: ${parsed.error.message}`);
    return parsed.data;
  });
}
