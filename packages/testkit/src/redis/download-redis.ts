import { access, cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { unpackPackage } from '../debian/unpack-package.ts';
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
  const isUnpacked = await unpackPackage({
    name: 'redis-tools',
    target,
    withMissing: true,
    remedy: '`sudo apt-get update` or `sudo apt-get install redis-server` mends it.',
    complete: root => cp(path.join(root, 'usr/bin/redis-check-rdb'), path.join(root, 'usr/bin/redis-server')),
  });
  return isUnpacked ? downloadedRedis() : undefined;
}

async function libraryPath(): Promise<string> {
  const lib = path.join(target, 'usr/lib');
  const directories = await readdir(lib, { withFileTypes: true }).catch(() => []);
  return [
    lib,
    ...directories.filter(entry => entry.isDirectory()).map(entry => path.join(lib, entry.name)),
  ].join(':');
}
