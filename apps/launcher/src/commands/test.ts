import { benchCheck, staticChecks } from '../checks/checks.ts';
import { ensureBrowser } from '../checks/ensure-browser.ts';
import { compareGeneratedFiles } from '../checks/generated-files.ts';
import { report, runCheck } from '../checks/run-check.ts';
import { runVitest } from '../checks/run-vitest.ts';
import { sum, summarise, type Tally } from '../checks/tally.ts';
import { print } from '../print.ts';

/** `./muster test`: every check and test; the last line is the sum of all of them. */
export async function runTests(): Promise<void> {
  // First: everything else reads what it writes, and pages are tested in a browser.
  const [generated] = await Promise.all([report('generated files', compareGeneratedFiles), ensureBrowser()]);
  const [inTurn, others] = await Promise.all([
    runInTurn(),
    // Tests with real parts are mostly waiting for them: with what runs beside them, two cores carry four lanes.
    runVitest('!dashboard', { workers: 3, screen: 'own' }),
  ]);
  const total = sum([generated, ...inTurn, others]);
  print(`\n${summarise(total)}`);
  if (total.failed > 0) process.exitCode = 1;
}

/** One after the other. The suite of the tests of pages is gone as soon as they have run. */
async function runInTurn(): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const check of staticChecks) tallies.push(await runCheck(check));
  tallies.push(await runVitest('dashboard', { workers: 1, screen: 'shared' }));
  tallies.push(await runCheck(benchCheck));
  return tallies;
}
