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
import { countLeft, sizeOf, takeStock } from './rotation/stock.ts';
import { type Borne, type LoadSize, underLoad } from './rotation/under-load.ts';

type Size = LoadSize & {
  what: 'secret-id' | 'all';
  users: number;
  lossesOfVault: number;
  lossesOfRedis: number;
};

const FULL_SIZE: Size = {
  what: 'all',
  users: 5,
  requestsASecond: 200,
  invitedAtOnce: 20,
  tasksAtMost: Number.POSITIVE_INFINITY,
  lossesOfVault: 5,
  lossesOfRedis: 3,
};

/** As little as there is of each part of it. */
const SMALL_SIZE: Size = {
  what: 'secret-id',
  users: 2,
  requestsASecond: 10,
  invitedAtOnce: 2,
  tasksAtMost: 1,
  lossesOfVault: 1,
  lossesOfRedis: 1,
};

await runBench(async ({ small }) => {
  const size = small ? SMALL_SIZE : FULL_SIZE;
  const installation = await startInstallation();
  const users = await Promise.all(Array.from({ length: size.users }, () => enterUser(installation.suite)));
  try {
    return [
      ...(await measureRotation(installation, users, size)),
      ...(await measureLossOfVault(installation, users, size)),
      await measureLossOfRedis(installation, users, size.lossesOfRedis),
    ];
  } finally {
    for (const user of users) user.leave();
    await installation.stop();
  }
});

async function measureRotation(
  installation: Installation,
  users: readonly SignedInUser[],
  size: Size,
): Promise<Figure[]> {
  const { suite, vault } = installation;
  const before = await takeStock(installation, size.what);
  const PROCESS_URLS = suite.healthUrls.join(',');
  const borne = await underLoad(suite, users, size, async () => {
    await vault.operator.run(['rotate', size.what], { env: { PROCESS_URLS } });
  });
  return [
    ...figuresOf('rotation', borne, size),
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
  size: Size,
): Promise<Figure[]> {
  const losses: Awaited<ReturnType<typeof loseVault>>[] = [];
  const borne = await underLoad(installation.suite, users, size, async () => {
    for (let i = 0; i < size.lossesOfVault; i += 1) losses.push(await loseVault(installation));
  });
  return [
    {
      name: 'vault restarted sealed: usable again (baseline: unsealed), worst',
      unit: 's',
      value: Math.max(...losses.map(({ usable }) => usable)),
      baseline: median(losses.map(({ open }) => open)),
      goal: { of: 'value', atMost: 10 },
    },
    ...figuresOf('vault restarted sealed', borne, size),
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

function figuresOf(name: string, { asked, worked }: Borne, { requestsASecond }: LoadSize): Figure[] {
  return [
    {
      name: `${name}: load`,
      unit: 'requests a second',
      value: asked.perSecond,
      baseline: requestsASecond,
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
