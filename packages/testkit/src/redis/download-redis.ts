import { access, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { CannotStart } from '../cannot-start.ts';
import { isRoot } from '../process/is-root.ts';
import { onPath } from '../process/on-path.ts';
import { repositoryRoot } from '../repository-root.ts';

export interface RedisProgram {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

const target = path.join(repositoryRoot, '.local/redis');

/** The Redis an earlier call of `downloadRedis` left in the clone. */
export async function downloadedRedis(): Promise<RedisProgram | undefined> {
  const command = path.join(target, 'usr/bin/redis-server');
  const isThere = await access(command).then(
    () => true,
    () => false,
  );
  return isThere ? { command, env: { LD_LIBRARY_PATH: await libraryPath() } } : undefined;
}

/**
 * Unpacks Debian's or Ubuntu's Redis, with the libraries this machine lacks, into the clone. The server is in
 * the package redis-tools: `redis-check-rdb` is the same program and becomes the server by its name.
 *
 * @returns undefined on a system without apt
 * @throws CannotStart when the packages cannot be had
 */
export async function downloadRedis(): Promise<RedisProgram | undefined> {
  if ((await onPath('apt-get')) === undefined || (await onPath('dpkg')) === undefined) return undefined;
  const work = await makeWorkDirectory();
  try {
    await downloadPackages(work);
    const root = path.join(work, 'root');
    for (const file of await readdir(work)) {
      if (file.endsWith('.deb')) await execa('dpkg', ['-x', file, root], { cwd: work });
    }
    await cp(path.join(root, 'usr/bin/redis-check-rdb'), path.join(root, 'usr/bin/redis-server'));
    // Whole or not at all: a download that was interrupted is not taken for a Redis later.
    await rename(root, target).catch(async error => {
      if ((await downloadedRedis()) === undefined) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return downloadedRedis();
}

async function makeWorkDirectory(): Promise<string> {
  const parent = path.dirname(target);
  await mkdir(parent, { recursive: true });
  return mkdtemp(path.join(parent, 'redis-download-'));
}

async function downloadPackages(directory: string): Promise<void> {
  let failure = await tryDownload(directory);
  if (failure !== undefined && isRoot) {
    // Empty lists (a fresh container) or lists older than the mirror.
    await execa('apt-get', ['update'], { reject: false, timeout: 120_000 });
    failure = await tryDownload(directory);
  }
  if (failure !== undefined) {
    throw new CannotStart(
      `Redis could not be downloaded (${failure}); \`sudo apt-get update\` or \`sudo apt-get install redis-server\` mends it.`,
    );
  }
}

/** @returns why it failed, or undefined */
async function tryDownload(directory: string): Promise<string | undefined> {
  const options = { reject: false, all: true, timeout: 120_000, env: { LC_ALL: 'C' } } as const;
  // A simulated installation names exactly the packages that are missing, and needs no rights.
  const plan = await execa(
    'apt-get',
    ['install', '--simulate', '--no-install-recommends', 'redis-tools'],
    options,
  );
  const missing = [...plan.stdout.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name ?? '');
  const packages = missing.length > 0 ? missing : ['redis-tools'];
  if (plan.failed) return lastLine(plan.all);
  const download = await execa('apt-get', ['download', ...packages], { ...options, cwd: directory });
  return download.failed ? lastLine(download.all) : undefined;
}

async function libraryPath(): Promise<string> {
  const lib = path.join(target, 'usr/lib');
  const directories = await readdir(lib, { withFileTypes: true }).catch(() => []);
  return [
    lib,
    ...directories.filter(entry => entry.isDirectory()).map(entry => path.join(lib, entry.name)),
  ].join(':');
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'apt-get said nothing';
}
