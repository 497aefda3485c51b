import type { z } from 'zod';
import { LineFile } from './line-file.ts';

/**
 * A file of JSON lines that only grows. An entry is with the operating system before `append` returns, so it
 * survives a killed process; a line cut short by a killed machine is dropped at the next start.
 */
export class AppendLog<Entry> {
  readonly #file: LineFile;

  private constructor(file: LineFile) {
    this.#file = file;
  }

  /** Opens or creates the log and reads what it holds. Throws if a whole line is not what the schema says. */
  static open<Entry>(file: string, schema: z.ZodType<Entry>): { log: AppendLog<Entry>; entries: Entry[] } {
    const entries: Entry[] = [];
    const log = AppendLog.replay(file, schema, entry => entries.push(entry));
    return { log, entries };
  }

  /** The same for a log with more entries than there should be in memory at once. */
  static replay<Entry>(
    file: string,
    schema: z.ZodType<Entry>,
    onEntry: (entry: Entry) => void,
  ): AppendLog<Entry> {
    return new AppendLog(
      new LineFile(file, text => {
        const parsed = schema.safeParse(JSON.parse(text));
        if (!parsed.success) throw new Error(parsed.error.message);
        onEntry(parsed.data);
      }),
    );
  }

  /** Throws once the log is closed, or if the disk takes nothing more; nothing of the entry stands in it then. */
  append(entry: Entry): void {
    this.#file.append(JSON.stringify(entry));
  }

  /** Puts fewer entries that say the same in the place of all there are. */
  compact(entries: readonly Entry[]): void {
    this.#file.replace(entries.map(entry => JSON.stringify(entry)));
  }

  close(): void {
    this.#file.close();
  }
}
