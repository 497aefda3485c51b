import fc from 'fast-check';
import type { Installation } from './installations.ts';
import { play } from './play.ts';
import { type Emphasis, plans } from './steps.ts';

/** `HISTORIES_SEED` plays the histories of an earlier run again; `HISTORIES_RUNS` plays more of them, or fewer. */
const given = (name: string): number | undefined => {
  const value = process.env[name];
  return value === undefined ? undefined : Number(value);
};

/** The seed of this run: told with the test's name, so that any run can be repeated. */
export const seed = given('HISTORIES_SEED') ?? Math.floor(Math.random() * 2 ** 31);

/**
 * Plays random histories of a family.
 * @throws for the smallest history that breaks a rule: its steps, the seed that leads there, and its story line by line
 */
export async function proveHistories(
  installation: Installation,
  emphasis: Emphasis,
  runs: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(plans(emphasis), plan => play(installation, plan)),
    { numRuns: given('HISTORIES_RUNS') ?? runs, seed },
  );
}
