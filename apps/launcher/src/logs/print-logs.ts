import { styleText } from 'node:util';
import { print } from '../print.ts';
import { followLog, sizeOf } from './follow-log.ts';
import { prettyLine } from './pretty-line.ts';

const colours = ['cyan', 'magenta', 'yellow', 'blue', 'green', 'gray'] as const;

/** Names of processes whose lines are printed, and where each writes. */
export type LogFiles = Readonly<Record<string, string>>;

/**
 * Prints what is written to these files from now on, each line behind the name of its process, until the signal.
 */
export async function printNewLines(files: LogFiles, signal: AbortSignal): Promise<void> {
  const width = Math.max(...Object.keys(files).map(name => name.length));
  await Promise.all(
    Object.entries(files).map(async ([name, file], index) => {
      const prefix = styleText(colours[index % colours.length] ?? 'gray', `${name.padEnd(width)} │`);
      for await (const line of followLog(file, { from: await sizeOf(file), signal })) {
        print(`${prefix} ${prettyLine(line)}`);
      }
    }),
  );
}
