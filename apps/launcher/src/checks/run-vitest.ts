import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { execa } from 'execa';
import type { Tally } from './tally.ts';
import { tallyVitest } from './vitest-report.ts';

/** Runs every test; what Vitest prints goes to the screen as it comes. */
export async function runVitest(): Promise<Tally> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-report-'));
  try {
    const file = path.join(directory, 'report.json');
    const { exitCode } = await execa(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { cwd: repositoryRoot, reject: false, stdin: 'ignore', stdout: 'inherit', stderr: 'inherit' },
    );
    const report: unknown = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
    return tallyVitest(report, exitCode);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
