import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../src/repository-root.ts';
import { findLuaReaders } from './lua-readers.ts';

describe('only scripts.ts, or scripts/load.ts, reads Lua', () => {
  it.each([
    "readFileSync(new URL('./lua/grant-permit.lua', import.meta.url))",
    'readFileSync(path.join(directory, `grant-permit.lua`))',
    "readdirSync(path.join(import.meta.dirname, 'lua'))",
  ])('finds %s in another file', text => {
    expect(findLuaReaders([{ path: 'apps/account-manager/src/permits/grant-permit.ts', text }])).toHaveLength(
      1,
    );
  });

  it('lets scripts.ts or scripts/load.ts read it, and comments speak of it', () => {
    const reads = "readFileSync('./lua/grant-permit.lua')";
    expect(
      findLuaReaders([
        { path: 'apps/account-manager/src/permits/scripts.ts', text: reads },
        { path: 'apps/account-manager/src/scripts/load.ts', text: reads },
        {
          path: 'apps/account-manager/src/permits/limits.ts',
          text: `// as in ${reads}\nexport const a = 'evaluate';`,
        },
      ]),
    ).toEqual([]);
  });

  it('holds in the repository', async () => {
    const { stdout } = await execa(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', 'apps', 'packages'],
      {
        cwd: repositoryRoot,
      },
    );
    const paths = stdout.split('\n').filter(file => file.endsWith('.ts'));
    const files = await Promise.all(
      paths.map(async file => ({
        path: file,
        text: await readFile(path.join(repositoryRoot, file), 'utf8').catch(() => ''),
      })),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(findLuaReaders(files)).toEqual([]);
  });
});
