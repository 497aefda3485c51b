import { parseArgs } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import { describeFigure, type Figure, isReached, ratioOf } from './figure.ts';

export interface BenchRun {
  /** Fewer runs over less data, for a check on every change. */
  readonly small: boolean;
}

/**
 * The body of a bench file, `bench/<name>.ts`: measures, prints a line a figure, and ends with exit code 1 when
 * one falls short of its goal. A small run proves only that the bench still runs: its figures are not judged.
 */
export async function runBench(measure: (run: BenchRun) => Promise<readonly Figure[]>): Promise<void> {
  const { values } = parseArgs({ options: { small: { type: 'boolean' }, json: { type: 'boolean' } } });
  try {
    const small = values.small ?? false;
    for (const figure of await measure({ small })) {
      const reached = isReached(figure);
      const line = values.json
        ? JSON.stringify({ ...figure, ratio: ratioOf(figure), reached })
        : describeFigure(figure);
      process.stdout.write(`${line}\n`);
      if (!reached && !small) process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
