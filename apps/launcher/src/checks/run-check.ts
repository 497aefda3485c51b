import { repositoryRoot } from '@muster/testkit';
import { execa } from 'execa';
import { dim, mark, print, seconds } from '../print.ts';
import type { Check } from './checks.ts';
import type { Tally } from './tally.ts';

/** Runs one check and prints one line, or what the check said when it failed. */
export async function runCheck(check: Check): Promise<Tally> {
  return report(check.name, async () => {
    const { failed, all } = await execa(check.command, check.args, {
      cwd: repositoryRoot,
      reject: false,
      all: true,
    });
    return failed ? all : undefined;
  });
}

/** @param run returns what is wrong, or undefined */
export async function report(name: string, run: () => Promise<string | undefined>): Promise<Tally> {
  const begin = performance.now();
  const fault = await run();
  const duration = dim(seconds(performance.now() - begin));
  if (fault === undefined) {
    print(`${mark.ok()} ${name} ${duration}`);
    return { passed: 1, failed: 0, skipped: 0 };
  }
  print(`${mark.bad()} ${name} ${duration}\n${fault}`);
  return { passed: 0, failed: 1, skipped: 0 };
}
