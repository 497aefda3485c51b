import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { markOf } from '../process/process-mark.ts';
import { stopProcess } from '../process/stop-process.ts';
import { readPostmasterFile } from './postmaster-file.ts';

/**
 * Makes a cluster startable after an unclean end. A server that outlived its launcher is stopped; a
 * `postmaster.pid` whose pid belongs to somebody else by now is removed, because Postgres itself only looks
 * whether there is a process of that number.
 */
export async function clearEarlierServer(cluster: string): Promise<void> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined) return;
  const mark = markOf(file.pid);
  if (mark !== undefined && (await commandLine(file.pid)).includes(cluster)) {
    await stopProcess(mark, { signal: 'SIGINT' });
  }
  await rm(path.join(cluster, 'postmaster.pid'), { force: true });
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const { stdout } = await execa('ps', ['-o', 'command=', '-p', String(pid)], { reject: false });
  return stdout;
}
