import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';

/** Who listens on a port, as "nginx (pid 812)", or undefined when the system does not tell. */
export async function portOwner(port: number): Promise<string | undefined> {
  const pid = process.platform === 'linux' ? await pidFromProc(port) : await pidFromLsof(port);
  if (pid === undefined) return undefined;
  const name = await processName(pid);
  return name === '' ? `pid ${pid}` : `${name} (pid ${pid})`;
}

/** Reads /proc itself: neither ss nor lsof is there on a slim machine. */
async function pidFromProc(port: number): Promise<string | undefined> {
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await readFile(table, 'utf8').catch(() => '')).split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      const listens = state === '0A';
      if (listens && Number.parseInt(local.split(':')[1] ?? '', 16) === port && inode) inodes.add(inode);
    }
  }
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const link = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
      if (inode !== undefined && inodes.has(inode)) return pid;
    }
  }
  return undefined;
}

async function pidFromLsof(port: number): Promise<string | undefined> {
  const { stdout } = await execa('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { reject: false });
  return stdout?.split('\n')[0] || undefined;
}

/** The program's own name; Node calls its process after a thread. */
async function processName(pid: string): Promise<string> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (commandLine !== undefined) return path.basename(commandLine.split('\0')[0] ?? '');
  const { stdout } = await execa('ps', ['-o', 'comm=', '-p', pid], { reject: false });
  return path.basename(stdout?.trim() ?? '');
}
