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
  // Tests with real parts are mostly waiting for them: two cores carry three lanes, and more only slow each other down.
  const [first, others] = await Promise.all([
    runInTurn(),
    runVitest('!dashboard', { workers: 2, screen: 'own' }),
  ]);
  const total = sum([generated, ...first, others]);
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
