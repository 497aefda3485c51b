import fc from 'fast-check';
import type { Installation } from './installations.ts';
import { play } from './play.ts';
import { type Emphasis, plans } from './steps.ts';

/** `HISTORIES_SEED` plays other histories, `random` ones nobody has seen; `HISTORIES_RUNS` more of them, or fewer. */
const given = (name: string): number | undefined => {
  const value = process.env[name];
  return value === undefined ? undefined : Number(value);
};

/**
 * The seed of this run, told with the test's name. One and the same unless told otherwise: what is looked for with other
 * seeds is a search, and a change is not to fail for what somebody else's change left to be found.
 */
export const seed =
  process.env.HISTORIES_SEED === 'random'
    ? Math.floor(Math.random() * 2 ** 31)
    : (given('HISTORIES_SEED') ?? 1829547824);

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
