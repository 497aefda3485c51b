import { CannotStart } from '../cannot-start.ts';
import { isExecutable, onPath } from '../process/on-path.ts';
import { downloadedRedis, downloadRedis, type RedisProgram } from './download-redis.ts';

/** Where Homebrew puts programs, which need not be on the PATH of whoever starts us. */
const homebrewDirectories = ['/opt/homebrew/bin', '/usr/local/bin'];

/**
 * A Redis server to run: one on the PATH, one downloaded earlier, a Debian or Ubuntu package unpacked into
 * the clone (nothing is installed on the machine), or Homebrew's.
 *
 * @throws CannotStart with the command that provides one
 */
export async function findRedis(): Promise<RedisProgram> {
  const found =
    (await installedRedis()) ??
    (await downloadedRedis()) ??
    (await downloadRedis()) ??
    (await homebrewRedis());
  if (found !== undefined) return found;
  throw new CannotStart(
    process.platform === 'darwin'
      ? 'There is no Redis on this machine: `brew install valkey` provides one.'
      : 'There is no redis-server or valkey-server on the PATH: install one with the package manager of this system.',
  );
}

/** A server somebody installed on this machine. */
async function installedRedis(): Promise<RedisProgram | undefined> {
  const command = (await onPath('redis-server')) ?? (await onPath('valkey-server'));
  return command === undefined ? undefined : { command, env: {} };
}

async function homebrewRedis(): Promise<RedisProgram | undefined> {
  for (const directory of homebrewDirectories) {
    const command = `${directory}/valkey-server`;
    if (await isExecutable(command)) return { command, env: {} };
  }
  return undefined;
}
