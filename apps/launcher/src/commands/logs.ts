import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotStart } from '@muster/testkit';
import { addressedInstance } from '../instance.ts';
import { followLog, sizeOf } from '../logs/follow-log.ts';
import { prettyLine } from '../logs/pretty-line.ts';
import { print } from '../print.ts';

const shownLines = 200;

/** `./muster logs <service>`: the last lines a process wrote, and with `--follow` those that come. */
export async function showLogs(service: string, options: { follow?: boolean }): Promise<void> {
  const { layout } = addressedInstance();
  const file = layout.logFile(service);
  const size = await sizeOf(file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new CannotStart(await noSuchLog(service, path.dirname(file)));
  for (const line of text.trimEnd().split('\n').slice(-shownLines)) print(prettyLine(line));
  if (!options.follow) return;
  const { signal } = new AbortController();
  for await (const line of followLog(file, { from: size, signal })) print(prettyLine(line));
}

async function noSuchLog(service: string, directory: string): Promise<string> {
  const files = await readdir(directory).catch(() => []);
  const names = files.map(file => path.basename(file, '.log'));
  if (names.length === 0) return 'Nothing has been logged yet; `./muster up` starts the suite.';
  return `There is no log of "${service}"; there are ${names.join(', ')}.`;
}
