import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CannotStart, repositoryRoot } from '@muster/testkit';
import { execa } from 'execa';

/** `./muster bench [name]`: exit code 1 when a figure falls short of its goal. */
export async function runBenches(
  name: string | undefined,
  options: { small?: boolean; json?: boolean },
): Promise<void> {
  const benches = await findBenches();
  const chosen = name === undefined ? [...benches] : [...benches].filter(([found]) => found === name);
  if (chosen.length === 0) {
    throw new CannotStart(`There is no bench "${name ?? ''}"; there are ${[...benches.keys()].join(', ')}.`);
  }
  const flags = [...(options.small ? ['--small'] : []), ...(options.json ? ['--json'] : [])];
  // Each in a process of its own, and one after the other: they would measure each other.
  for (const [, file] of chosen) await runBench(file, flags);
}

async function runBench(file: string, flags: readonly string[]): Promise<void> {
  const { failed } = await execa(process.execPath, [file, ...flags], {
    cwd: repositoryRoot,
    reject: false,
    stdio: 'inherit',
  });
  if (failed) process.exitCode = 1;
}

/** Name → file of every `{apps,packages}/*\/bench/<name>.ts`. */
async function findBenches(): Promise<Map<string, string>> {
  const benches = new Map<string, string>();
  for (const group of ['apps', 'packages']) {
    for (const workspace of await readdir(path.join(repositoryRoot, group))) {
      const directory = path.join(repositoryRoot, group, workspace, 'bench');
      for (const file of await readdir(directory).catch(() => [])) {
        if (file.endsWith('.ts')) benches.set(path.basename(file, '.ts'), path.join(directory, file));
      }
    }
  }
  return new Map([...benches].sort(([a], [b]) => a.localeCompare(b)));
}
