import { setTimeout as sleep } from 'node:timers/promises';
import { LEASE_TTL_MS, UNKNOWN_AFTER_MS } from '@muster/contracts';
import type { Replica } from '@muster/testkit';
import { continueProcess, INVITATION_MS, type ReplicatedSuite, stopProcess } from './replicated-suite.ts';

/** One thing that goes wrong, and is over when the promise resolves. */
export type Fault = { name: string; strike: () => Promise<void> };

/** Everything that may go wrong at any moment, by name. */
export function faultsOf(under: ReplicatedSuite): Fault[] {
  const { suite, clock, replicas, actors } = under;
  /** Stopped past the life of every lease and permit, while time goes on for everybody else; then it goes on too. */
  const freeze = async (pid: number | undefined) => {
    if (pid === undefined) throw new Error('there is no process to stop');
    stopProcess(clock, pid);
    await under.advance(2 * LEASE_TTL_MS + UNKNOWN_AFTER_MS);
    // The others use the time.
    await sleep(2 * INVITATION_MS);
    continueProcess(clock, pid);
  };
  const [first, second] = replicas;
  return [
    { name: 'a replica of account-manager is killed', strike: () => killed(first) },
    { name: 'a replica of account-manager is stopped for two minutes', strike: () => freeze(second.pid) },
    { name: 'Redis is killed', strike: () => under.restartRedis() },
    { name: 'an owner of accounts is killed', strike: async () => killed(await ownerAmong(actors)) },
    {
      name: 'an owner of accounts is stopped for two minutes',
      strike: async () => freeze((await ownerAmong(actors)).pid),
    },
    {
      name: 'an owner of accounts ends in good order',
      strike: async () => {
        const owner = await ownerAmong(actors);
        await owner.stop();
        await owner.start();
      },
    },
    { name: 'Postgres is killed', strike: () => killed(suite.postgres) },
    { name: 'Redis loses everything', strike: () => clock.wipeRedis() },
    {
      name: 'account-manager is stopped for two minutes',
      strike: () => freeze(suite.pidOf('account-manager')),
    },
    {
      name: 'all of account-manager is killed',
      strike: async () => {
        const own: Mortal = {
          kill: () => suite.kill('account-manager'),
          start: () => suite.start('account-manager'),
        };
        const all = [own, ...replicas];
        await Promise.all(all.map(one => one.kill()));
        await Promise.all(all.map(one => one.start()));
      },
    },
  ];
}

type Mortal = { kill(): Promise<void>; start(): Promise<void> };

async function killed(one: Mortal): Promise<void> {
  await one.kill();
  await one.start();
}

/** The replica of integration that speaks for most accounts now. */
async function ownerAmong(actors: readonly Replica[]): Promise<Replica> {
  const live = await Promise.all(
    actors.map(async actor => ({ actor, connections: await connectionsOf(actor) })),
  );
  const [most] = live.toSorted((a, b) => b.connections - a.connections);
  if (!most?.connections) throw new Error('no replica of integration speaks for an account');
  return most.actor;
}

async function connectionsOf({ port }: Replica): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^telegram_connections(?:\{.*\})? (\d+)$/m.exec(metrics)?.[1]);
}
