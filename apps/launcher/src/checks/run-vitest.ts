import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { execa } from 'execa';
import { print } from '../print.ts';
import type { Tally } from './tally.ts';
import { tallyVitest } from './vitest-report.ts';

/**
 * Runs the tests of some of Vitest's projects.
 *
 * @param project as Vitest's option has it: a name, or one after `!` for all others
 * @param screen `shared` prints when all of them have run, for there is one screen
 */
export async function runVitest(
  project: string,
  { workers, screen }: { workers: number; screen: 'own' | 'shared' },
): Promise<Tally> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-report-'));
  try {
    const file = path.join(directory, 'report.json');
    const output = screen === 'own' ? 'inherit' : 'pipe';
    const { exitCode, all } = await execa(
      'vitest',
      [
        'run',
        ...['--project', project, '--maxWorkers', String(workers)],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ],
      { cwd: repositoryRoot, reject: false, all: true, stdin: 'ignore', stdout: output, stderr: output },
    );
    if (screen === 'shared') print(all);
    const report: unknown = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
    return tallyVitest(report, exitCode);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
