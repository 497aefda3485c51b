import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { CannotStart } from '../cannot-start.ts';
import { isRoot } from '../process/is-root.ts';
import { nobody, withoutRoot } from '../process/without-root.ts';

export interface Cluster {
  /** Postgres's own data directory. */
  readonly directory: string;
  readonly password: string;
}

export const superuser = 'muster';

const unfinishedPrefix = 'cluster.unfinished-';

/**
 * The cluster below `dataDir`, created when there is none. It is initialised under another name and renamed
 * at the end: a directory of the final name is therefore always whole, whenever an earlier start was killed.
 *
 * @throws CannotStart when initdb fails
 */
export async function initialiseCluster(initdb: string, dataDir: string): Promise<Cluster> {
  const directory = path.join(dataDir, 'cluster');
  const passwordFile = path.join(dataDir, 'password');
  await mkdir(dataDir, { recursive: true });
  const existing = await readIfThere(path.join(directory, 'PG_VERSION'));
  if (existing !== undefined) return { directory, password: await readFile(passwordFile, 'utf8') };

  await removeUnfinished(dataDir);
  const unfinished = await mkdtemp(path.join(dataDir, unfinishedPrefix));
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (isRoot) await chown(unfinished, nobody.uid, nobody.gid);
  const settings = [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres's own locale: the same order on every machine, whatever locales that has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // The server syncs what it writes; a cluster lost to a power cut during its creation is made anew.
    '--no-sync',
  ];
  const { command, args } = withoutRoot({ command: initdb, args: settings });
  const result = await execa(command, args, { reject: false, all: true });
  if (result.failed) {
    throw new CannotStart(`Postgres could not be initialised in ${dataDir}: ${lastLine(result.all)}`);
  }
  await rename(unfinished, directory);
  return { directory, password };
}

/**
 * The initdb of a start that was killed may still be at work, so every start has a directory of its own, and
 * what cannot be removed now is removed by a later one.
 */
async function removeUnfinished(dataDir: string): Promise<void> {
  const leftovers = (await readdir(dataDir)).filter(name => name.startsWith(unfinishedPrefix));
  await Promise.allSettled(
    leftovers.map(name => rm(path.join(dataDir, name), { recursive: true, force: true })),
  );
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function lastLine(text: string | undefined): string {
  return text?.trim().split('\n').at(-1) ?? 'initdb said nothing';
}
