/** A check that passes or fails as a whole, by the exit code of a program. */
export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

export const staticChecks: readonly Check[] = [
  // Each of several threads would look at the types that all share: on two cores that is more work and takes longer.
  { name: 'types', command: 'tsc', args: ['--build', '--singleThreaded'] },
  { name: 'lint and format', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'unused code', command: 'knip', args: [] },
  {
    name: 'dependency rules',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', 'apps', 'packages'],
  },
];

/** Benches are run by hand; here it is only seen that they still run, on a small size. */
export const benchCheck: Check = { name: 'benches', command: './muster', args: ['bench', '--small'] };
