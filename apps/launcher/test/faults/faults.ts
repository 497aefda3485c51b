import { setTimeout as sleep } from 'node:timers/promises';
import { LEASE_TTL_MS, UNKNOWN_AFTER_MS } from '@muster/contracts';
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
  const [actor, otherActor] = actors;
  return [
    { name: 'a replica of account-manager is killed', strike: async () => first && killed(first) },
    { name: 'a replica of account-manager is stopped for two minutes', strike: () => freeze(second?.pid) },
    { name: 'Redis is killed', strike: () => under.restartRedis() },
    { name: 'integration is killed', strike: () => killed(named(suite, 'integration')) },
    { name: 'a replica of integration is killed', strike: async () => actor && killed(actor) },
    { name: 'a replica of integration is stopped for two minutes', strike: () => freeze(otherActor?.pid) },
    {
      name: 'a replica of integration ends in good order',
      strike: async () => {
        await actor?.stop();
        await actor?.start();
      },
    },
    { name: 'Postgres is killed', strike: () => killed(suite.postgres) },
    { name: 'integration is stopped for two minutes', strike: () => freeze(suite.pidOf('integration')) },
    { name: 'Redis loses everything', strike: () => clock.wipeRedis() },
    {
      name: 'account-manager is stopped for two minutes',
      strike: () => freeze(suite.pidOf('account-manager')),
    },
    {
      name: 'all of account-manager is killed',
      strike: async () => {
        const all = [named(suite, 'account-manager'), ...replicas];
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

const named = (suite: ReplicatedSuite['suite'], name: 'integration' | 'account-manager'): Mortal => ({
  kill: () => suite.kill(name),
  start: () => suite.start(name),
});
