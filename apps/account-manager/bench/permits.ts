/** (header later) */
import { type Figure, runBench } from '@muster/testkit';
import { startInstallation } from './permits/installation.ts';
import { startLoadGenerator } from './permits/load.ts';
import { measureThroughput } from './permits/throughput.ts';
import { createWorld } from './permits/world.ts';

await runBench(async ({ small }): Promise<Figure[]> => {
  const installation = await startInstallation();
  const generator = startLoadGenerator();
  try {
    const size = small
      ? { accounts: 500, rounds: 1, holders: 100, warmUpHolders: 50 }
      : { accounts: 100_000, rounds: 5, holders: 3_000, warmUpHolders: 1_500 };
    const accountManager = await installation.startAccountManager('many');
    const world = await createWorld(accountManager.dependencies, size.accounts, {
      invites: 10,
      resolves: 10,
    });
    const accounts = world.values();
    const { permits, bareRoute, usualWay } = await measureThroughput(
      installation,
      accountManager,
      generator,
      accounts,
      size,
    );
    return [
      {
        name: 'permits',
        unit: 'a second',
        value: permits.permitsASecond,
        baseline: bareRoute.permitsASecond,
        goal: { of: 'ratio', atLeast: 1 },
      },
      {
        name: 'permits-usual-way',
        unit: 'a second',
        value: permits.permitsASecond,
        baseline: usualWay.permitsASecond,
        goal: { of: 'ratio', atLeast: 5 },
      },
      {
        name: 'permits-p99',
        unit: 'ms',
        value: permits.p99Ms,
        baseline: bareRoute.p99Ms,
        goal: { of: 'ratio', atMost: 3 },
      },
    ];
  } finally {
    generator.stop();
    await installation.stop();
  }
});
