/**
 * 30 days of inviting in a few minutes: the real code of account-manager on a real Redis and Postgres, on a moved
 * clock, used as apps/invite and apps/integration use it (bench/schedule/run-task.ts). Rights, floods, bans, lost
 * answers and what was never sent are drawn from a seed.
 *
 * What really happened, by the platform's record, is judged by testkit's own reading of the limits table: not one
 * may be broken. And how many invites there were is held against the most that anybody could have made
 * (bench/schedule/bound.ts, with the argument why).
 *
 * Two things are left out: nobody has to look at a task after its second PEER_FLOOD, and nobody lifts a restriction.
 *
 * Postgres does without what keeps data through a power cut: the days are simulated, and it is the decisions that are
 * timed, not a disk. Memory is that of this process, Postgres and Redis together, as Linux tells it.
 */
import '@muster/testkit/replace-clock';

const SEED = 4;

const { runBench } = await import('@muster/testkit');
const { drawWorld } = await import('./schedule/world.ts');
const { simulate } = await import('./schedule/simulate.ts');

await runBench(async ({ small }) => {
  const size = small
    ? { days: 1, teams: 2, accounts: 12, channels: 6, tasks: 12 }
    : { days: 30, teams: 8, accounts: 200, channels: 40, tasks: 100 };
  const { invites, allowed, broken, seconds, megabytes } = await simulate(
    drawWorld(size, SEED),
    SEED,
    400_000,
  );
  for (const sentence of broken) process.stderr.write(`${sentence}\n`);
  if (broken.length > 0) process.exitCode = 1;
  return [
    {
      name: 'schedule-broken-limits',
      unit: 'limits',
      value: broken.length,
      baseline: invites,
      goal: { of: 'value', atMost: 0 },
    },
    {
      name: 'schedule-invites',
      unit: 'invites',
      value: invites,
      baseline: allowed,
      goal: { of: 'ratio', atLeast: 0.99 },
    },
    { name: 'schedule-time', unit: 's', value: seconds, baseline: 300, goal: { of: 'value', atMost: 300 } },
    {
      name: 'schedule-memory',
      unit: 'MB',
      value: megabytes,
      baseline: 1000,
      goal: { of: 'value', atMost: 1000 },
    },
  ];
});
