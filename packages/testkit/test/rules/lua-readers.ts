/** A TypeScript file, by its path in the repository. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A string literal that names a Lua file or a folder of them. */
const namesLua = /(['"`])(?:[^'"`\n]*\.lua|(?:[^'"`\n]*\/)?lua\/?)\1/;

/** `scripts.ts`, or where a service has many scripts, the file of `scripts/` that loads them all. */
const mayReadLua = /\/scripts(\/load)?\.ts$/;

/**
 * Files that name Lua scripts although it is not theirs to know the order of KEYS and ARGV.
 * dependency-cruiser sees imports only, and Lua is read, not imported.
 */
export function findLuaReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter(file => !mayReadLua.test(file.path) && !isTest(file.path))
    .filter(file => namesLua.test(withoutComments(file.text)))
    .map(file => file.path);
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || /\/(test|bench)\//.test(file);
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}
