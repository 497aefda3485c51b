import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { CannotStart } from '../cannot-start.ts';
import { isRoot } from '../process/is-root.ts';
import { onPath } from '../process/on-path.ts';

export interface Unpacking {
  /** The name of the package. */
  readonly name: string;
  /** Where its files will lie. */
  readonly target: string;
  /** Whether the packages it depends on come too, as far as this machine lacks them. */
  readonly withMissing: boolean;
  /** Ends with what to do when it cannot be had. */
  readonly remedy: string;
  /** What else is to be there; done before anybody can see the target. */
  complete?(root: string): Promise<void>;
}

/**
 * Unpacks a package of Debian or Ubuntu into the clone: nothing is installed on the machine, and no rights are needed.
 * @returns whether it is there now: false on a system without apt
 * @throws CannotStart when the package cannot be had
 */
export async function unpackPackage(options: Unpacking): Promise<boolean> {
  if ((await onPath('apt-get')) === undefined || (await onPath('dpkg')) === undefined) return false;
  const { name, target } = options;
  await mkdir(path.dirname(target), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(target), `${name}-download-`));
  try {
    await download(work, options);
    const root = path.join(work, 'root');
    for (const file of await readdir(work)) {
      if (file.endsWith('.deb')) await execa('dpkg', ['-x', file, root], { cwd: work });
    }
    await options.complete?.(root);
    // Whole or not at all: a download that was interrupted is not taken for a program later. Who lost a race against
    // another process finds what that one has put there.
    await rename(root, target).catch(async error => {
      if ((await readdir(target).catch(() => [])).length === 0) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return true;
}

async function download(directory: string, options: Unpacking): Promise<void> {
  let failure = await tryDownload(directory, options);
  if (failure !== undefined && isRoot) {
    // Empty lists (a fresh container) or lists older than the mirror.
    await execa('apt-get', ['update'], { reject: false, timeout: 120_000 });
    failure = await tryDownload(directory, options);
  }
  if (failure !== undefined) {
    throw new CannotStart(`${options.name} could not be downloaded (${failure}); ${options.remedy}`);
  }
}

/** @returns why it failed, or undefined */
async function tryDownload(directory: string, { name, withMissing }: Unpacking): Promise<string | undefined> {
  const run = { reject: false, all: true, timeout: 120_000, env: { LC_ALL: 'C' } } as const;
  // A simulated installation names exactly the packages that are missing, and needs no rights.
  const plan = await execa('apt-get', ['install', '--simulate', '--no-install-recommends', name], run);
  if (plan.failed) return lastLine(plan.all);
  const missing = [...plan.stdout.matchAll(/^Inst (\S+)/gm)].map(([, missed]) => missed ?? '');
  const packages = withMissing && missing.length > 0 ? missing : [name];
  const downloaded = await execa('apt-get', ['download', ...packages], { ...run, cwd: directory });
  return downloaded.failed ? lastLine(downloaded.all) : undefined;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'apt-get said nothing';
}
