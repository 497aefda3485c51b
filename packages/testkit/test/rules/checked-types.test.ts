import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '../../src/index.ts';

const Solution = z.object({ references: z.array(z.object({ path: z.string() })) });
const Project = z.object({ files: z.array(z.string()).nonempty() });

const inRepository = execa({ cwd: repositoryRoot, preferLocal: true });

it('no TypeScript file is left out by the type check', async () => {
  const solution = JSON.parse(await readFile(path.join(repositoryRoot, 'tsconfig.json'), 'utf8'));
  const { references } = Solution.parse(solution);
  const checked = await Promise.all(references.map(reference => filesOf(reference.path)));
  const { stdout: tracked } = await inRepository('git', ['ls-files', '--', '*.ts', '*.tsx']);
  const known = new Set(checked.flat());
  expect(tracked.split('\n').filter(file => !known.has(file))).toEqual([]);
});

/** The files that a project names, which are more than none, from the root of the repository. */
async function filesOf(project: string): Promise<string[]> {
  const { stdout } = await inRepository('tsc', ['-p', project, '--showConfig']);
  const directory = project.endsWith('.json') ? path.dirname(project) : project;
  return Project.parse(JSON.parse(stdout)).files.map(file => path.join(directory, file));
}
