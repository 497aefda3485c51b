/**
 * What a running installation on Vault bears, with 200 requests a second through its gateway and tasks that run: every
 * secret rotated, and Vault killed and started again sealed; and how soon it grants permits again when all of Redis is
 * lost. The suite runs in demo mode, on Vault's double or the server that MUSTER_VAULT_BIN names.
 *
 * The baseline of a count is how many there were in all: of requests, tasks, and secrets before the rotation. With
 * `--small` only secret ids are rotated, for keys go on for minutes until all that they have signed has ended.
 */
import { type Figure, median, runBench } from '@muster/testkit';
import { type Installation, startInstallation } from './rotation/installation.ts';
import { loseRedis } from './rotation/lose-redis.ts';
import { loseVault } from './rotation/lose-vault.ts';
import { enterUser, type SignedInUser } from './rotation/signed-in-user.ts';
import { REQUESTS_A_SECOND } from './rotation/steady-load.ts';
import { countLeft, sizeOf, takeStock } from './rotation/stock.ts';
import { type Borne, underLoad } from './rotation/under-load.ts';

const USERS = 5;

await runBench(async ({ small }) => {
  const installation = await startInstallation();
  const users = await Promise.all(Array.from({ length: USERS }, () => enterUser(installation.suite)));
  try {
    return [
      ...(await measureRotation(installation, users, small ? 'secret-id' : 'all')),
      ...(await measureLossOfVault(installation, users, small ? 1 : 5)),
      await measureLossOfRedis(installation, users, small ? 1 : 3),
    ];
  } finally {
    for (const user of users) user.leave();
    await installation.stop();
  }
});

async function measureRotation(
  installation: Installation,
  users: readonly SignedInUser[],
  what: 'secret-id' | 'all',
): Promise<Figure[]> {
  const { suite, vault } = installation;
  const before = await takeStock(installation, what);
  const PROCESS_URLS = suite.healthUrls.join(',');
  const borne = await underLoad(suite, users, async () => {
    await vault.operator.run(['rotate', what], { env: { PROCESS_URLS } });
  });
  return [
    ...figuresOf('rotation', borne),
    {
      name: 'rotation: old secrets that are still good',
      unit: 'secrets',
      value: await countLeft(installation, before),
      baseline: sizeOf(before),
      goal: { of: 'value', atMost: 0 },
    },
  ];
}

async function measureLossOfVault(
  installation: Installation,
  users: readonly SignedInUser[],
  times: number,
): Promise<Figure[]> {
  const losses: Awaited<ReturnType<typeof loseVault>>[] = [];
  const borne = await underLoad(installation.suite, users, async () => {
    for (let i = 0; i < times; i += 1) losses.push(await loseVault(installation));
  });
  return [
    {
      name: 'vault restarted sealed: usable again (baseline: unsealed), worst',
      unit: 's',
      value: Math.max(...losses.map(({ usable }) => usable)),
      baseline: median(losses.map(({ open }) => open)),
      goal: { of: 'value', atMost: 10 },
    },
    ...figuresOf('vault restarted sealed', borne),
  ];
}

async function measureLossOfRedis(
  installation: Installation,
  users: readonly SignedInUser[],
  rounds: number,
): Promise<Figure> {
  // The account of the first has collected as much as its limits allow.
  const { afterLoss, usual } = await loseRedis(installation, users.slice(1), rounds);
  return {
    name: 'redis lost: permits again (baseline: pause between two), worst',
    unit: 's',
    value: afterLoss,
    baseline: usual,
    goal: { of: 'value', atMost: 5 },
  };
}

function figuresOf(name: string, { asked, worked }: Borne): Figure[] {
  return [
    {
      name: `${name}: load`,
      unit: 'requests a second',
      value: asked.perSecond,
      baseline: REQUESTS_A_SECOND,
      goal: { of: 'ratio', atLeast: 0.99 },
    },
    {
      name: `${name}: failed requests`,
      unit: 'requests',
      value: asked.failed,
      baseline: asked.requests,
      goal: { of: 'value', atMost: 0 },
    },
    {
      name: `${name}: interrupted tasks`,
      unit: 'tasks',
      value: worked.interrupted.length,
      baseline: worked.tasks,
      goal: { of: 'value', atMost: 0 },
    },
  ];
}
