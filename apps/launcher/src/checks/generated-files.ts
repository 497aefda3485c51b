import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { execa } from 'execa';

/**
 * Generates every generated file anew and compares those that are under version control.
 *
 * @returns what differs, or undefined
 */
export async function compareGeneratedFiles(): Promise<string | undefined> {
  const before = await fingerprints();
  const generated = await execa('turbo', ['run', 'generate', '--force', '--output-logs=errors-only'], {
    cwd: repositoryRoot,
    reject: false,
    all: true,
  });
  if (generated.failed) return generated.all;
  const after = await fingerprints();
  const stale = [...after]
    .filter(([file, fingerprint]) => before.get(file) !== fingerprint)
    .map(([file]) => file);
  if (stale.length === 0) return undefined;
  return `These files were out of date and have been generated anew: ${stale.join(', ')}`;
}

async function fingerprints(): Promise<Map<string, string>> {
  const { stdout } = await execa('git', ['ls-files', '--', '**/generated/**', '**/*.generated.*'], {
    cwd: repositoryRoot,
  });
  const files = stdout.split('\n').filter(file => file !== '');
  return new Map(await Promise.all(files.map(async file => [file, await fingerprint(file)] as const)));
}

async function fingerprint(file: string): Promise<string> {
  const content = await readFile(path.join(repositoryRoot, file)).catch(() => '');
  return createHash('sha256').update(content).digest('hex');
}
