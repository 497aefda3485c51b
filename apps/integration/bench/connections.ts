/**
 * What the live connections of one process cost, how soon one is there, how soon a client is told of what happens to a
 * live account, and how soon the accounts of a killed replica act again. On a running suite in demo mode.
 */
import { median, runBench } from '@muster/testkit';
import { OWNERSHIP_TTL_MS } from '../src/ownership/timings.ts';
import { connectAccounts } from './connections/connect-accounts.ts';
import { startInstallation } from './connections/installation.ts';
import { cpuOf, expectLive, memoryOf } from './connections/process-use.ts';
import { measureOpening } from './connections/resume.ts';
import { measureStateChanges } from './connections/state-changes.ts';
import { measureTakeOver } from './connections/take-over.ts';

/** The goal for taking over: the lease's life and two seconds. */
const TAKE_OVER_SECONDS = OWNERSHIP_TTL_MS / 1000 + 2;

await runBench(async ({ small }) => {
  const size = small
    ? { live: 8, idleSeconds: 2, openings: 10, changes: 4, takenOver: 4 }
    : { live: 500, idleSeconds: 60, openings: 200, changes: 100, takenOver: 50 };
  const installation = await startInstallation();
  const { suite } = installation;
  const { control } = suite.sandbox;
  try {
    const pid = suite.pidOf('integration');
    if (pid === undefined) throw new Error('integration does not run');
    const [acting, watched] = [await installation.newTeam(), await installation.newTeam()];
    const alone = { memory: await memoryOf(pid), cpu: await cpuOf(pid, size.idleSeconds / 4) };
    const accounts = await connectAccounts(acting, control, size.live - size.changes);
    const changing = await connectAccounts(watched, control, size.changes);
    const live = { memory: await memoryOf(pid), cpu: await cpuOf(pid, size.idleSeconds) };
    await expectLive(suite.serviceUrl('integration'), size.live);

    const { resumed, fresh } = await measureOpening(suite.sandbox, size.openings);
    const { told, polled } = await measureStateChanges(installation, watched, changing);
    const takeOver = await measureTakeOver(installation, acting, accounts.slice(0, size.takenOver));
    const duplicated = (await control.record({ method: 'connection.duplicated' })).items.length;
    if (duplicated > 0) throw new Error(`${duplicated} keys were used over two connections at once`);
    return [
      {
        name: `${size.live} live accounts: memory`,
        unit: 'MB',
        value: live.memory,
        baseline: alone.memory,
        goal: { of: 'value', atMost: 700 },
      },
      {
        name: `${size.live} live accounts: idle`,
        unit: '% of a core',
        value: live.cpu,
        baseline: alone.cpu,
        goal: { of: 'value', atMost: 10 },
      },
      {
        name: 'resumed connection to first answer, p50 (baseline: a new key)',
        unit: 'ms',
        value: median(resumed),
        baseline: median(fresh),
        goal: { of: 'value', atMost: 20 },
      },
      {
        name: 'state change to SSE client, p50 (baseline: polling every 10 s)',
        unit: 'ms',
        value: median(told),
        baseline: median(polled),
        goal: { of: 'value', atMost: 500 },
      },
      {
        name: 'state change to SSE client, p99',
        unit: 'ms',
        value: percentile(told, 0.99),
        baseline: percentile(polled, 0.99),
        goal: { of: 'value', atMost: 500 },
      },
      {
        name: `${size.takenOver} accounts of a killed replica act again, all (baseline: the first)`,
        unit: 's',
        value: takeOver.last,
        baseline: takeOver.first,
        goal: { of: 'value', atMost: TAKE_OVER_SECONDS },
      },
    ];
  } finally {
    await installation.stop();
  }
});

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
