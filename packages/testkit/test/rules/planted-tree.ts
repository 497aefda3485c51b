import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { repositoryRoot } from '../../src/repository-root.ts';

/** Path in the tree → what the file imports, after `type ` where it is a type. */
export type PlantedTree = Readonly<Record<string, readonly string[]>>;

export interface Violation {
  readonly rule: string;
  readonly from: string;
}

const configFile = path.join(repositoryRoot, '.dependency-cruiser.mjs');
const configSchema = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

export async function ruleNames(): Promise<string[]> {
  const module: { default: unknown } = await import(configFile);
  return configSchema.parse(module.default).forbidden.map(rule => rule.name);
}

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** Imports that the planted files may use, beside each other. */
const stubs: PlantedTree = {
  'node_modules/telegram/index.js': [],
  'node_modules/pg/index.js': [],
  'node_modules/@prisma/client/index.js': [],
  'packages/contracts/src/index.ts': [],
  'packages/testkit/src/index.ts': [],
};

/** Runs dependency-cruiser with the repository's own rules over a tree made of nothing but imports. */
export async function cruise(tree: PlantedTree): Promise<Violation[]> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'muster-rules-')));
  try {
    for (const [file, imports] of Object.entries({ ...stubs, ...tree })) await plant(root, file, imports);
    await mkdir(path.join(root, 'node_modules/@muster'), { recursive: true });
    for (const name of ['contracts', 'testkit']) {
      const exports = JSON.stringify({ name: `@muster/${name}`, exports: './src/index.ts' });
      await writeFile(path.join(root, `packages/${name}/package.json`), exports);
      await symlink(`../../packages/${name}`, path.join(root, 'node_modules/@muster', name));
    }
    const { stdout } = await execa(
      path.join(repositoryRoot, 'node_modules/.bin/depcruise'),
      ['--config', configFile, '--output-type', 'json', ...topLevelFolders(tree)],
      { cwd: root, reject: false },
    );
    const { summary } = reportSchema.parse(JSON.parse(stdout));
    return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function plant(root: string, file: string, imports: readonly string[]): Promise<void> {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  const isTypeScript = /\.tsx?$/.test(file);
  const lines = imports.map(name =>
    name.startsWith('type ') ? `import type { Planted } from '${name.slice(5)}';` : `import '${name}';`,
  );
  // Syntax that only a parser of TypeScript accepts: without one the file would count as empty.
  if (isTypeScript) lines.push('export interface PlantedHere { readonly here: true }');
  await writeFile(target, `${lines.join('\n')}\n`);
}

function topLevelFolders(tree: PlantedTree): string[] {
  return [...new Set(Object.keys(tree).map(file => file.split('/')[0] ?? ''))];
}
