import { benchCheck, staticChecks } from '../checks/checks.ts';
import { ensureBrowser } from '../checks/ensure-browser.ts';
import { compareGeneratedFiles } from '../checks/generated-files.ts';
import { report, runCheck } from '../checks/run-check.ts';
import { runVitest } from '../checks/run-vitest.ts';
import { sum, summarise, type Tally } from '../checks/tally.ts';
import { print } from '../print.ts';

/** `./muster test`: every check and test; the last line is the sum of all of them. */
export async function runTests(): Promise<void> {
  // First and alone: everything else reads what it writes.
  const generated = await report('generated files', compareGeneratedFiles);
  await ensureBrowser();
  const [checks, tests] = await Promise.all([runStaticChecks(), runVitest()]);
  // Alone again: what they start would be slowed down by the tests, and the tests by them.
  const benches = await runCheck(benchCheck);
  const total = sum([generated, ...checks, tests, benches]);
  print(`\n${summarise(total)}`);
  if (total.failed > 0) process.exitCode = 1;
}

/** One after the other: beside the tests there is one core to spare. */
async function runStaticChecks(): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const check of staticChecks) tallies.push(await runCheck(check));
  return tallies;
}
