import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CannotStart, repositoryRoot } from '@muster/testkit';
import { z } from 'zod';
import { bold, dim, print } from '../print.ts';

const server = path.join(repositoryRoot, 'apps/telegram-sandbox/src/server.ts');
const dataCenter = z.object({ id: z.number(), host: z.string(), port: z.number() });
const lineSchema = z.union([
  z.object({ msg: z.literal('ready'), controlUrl: z.string(), dataCenters: z.array(dataCenter) }),
  z.object({ level: z.literal('error'), msg: z.string(), error: z.string() }),
]);

/**
 * `./muster sandbox`: the local Telegram alone, in the foreground. It is set by SANDBOX_… of the environment.
 *
 * @throws CannotStart with what to change
 */
export async function startSandboxAlone(): Promise<void> {
  const directory = process.env.SANDBOX_DATA_DIR ?? path.join(repositoryRoot, '.local/sandbox');
  const child = spawn(process.execPath, [server], {
    env: { ...process.env, SANDBOX_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  // Ctrl-C reaches it too; it then stops by itself.
  process.on('SIGINT', () => {});
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  const refusal = await showLines(child, directory);
  const [code] = await ended;
  if (refusal !== null && code !== 0) throw new CannotStart(refusal);
  print(`Stopped; the data are kept in ${directory}.`);
}

/** Shows what it says until it ends. Returns why it could not start, if it could not. */
async function showLines(
  { stdout }: ChildProcessByStdio<null, Readable, null>,
  directory: string,
): Promise<string | null> {
  let refusal: string | null = null;
  for await (const text of createInterface(stdout)) {
    const line = lineSchema.safeParse(parseJson(text)).data;
    if (line === undefined) print(text);
    else if (line.msg === 'could not start' && 'error' in line) refusal = line.error;
    else if ('controlUrl' in line) describe(line, directory);
    else print(`${line.msg}: ${line.error}`);
  }
  return refusal;
}

function describe(
  { controlUrl, dataCenters }: { controlUrl: string; dataCenters: z.infer<typeof dataCenter>[] },
  directory: string,
): void {
  const row = (name: string, value: string, note: string) =>
    print(`  ${name.padEnd(12)} ${bold(value)} ${dim(note)}`);
  row('page', `${controlUrl}/`, 'phones, login codes, faults, the record; the control API is there too');
  for (const { id, host, port } of dataCenters)
    row(`Telegram ${id}`, `${host}:${port}`, 'a data centre; docs/sandbox.md says how a client connects');
  row('data', directory, 'deleting it begins anew');
  print('\nCtrl-C stops it; the data are kept.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
