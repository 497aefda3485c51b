import { newId } from '@muster/service-kit';
import { OwnedElsewhere } from '../../src/ownership/owned-elsewhere.ts';
import { createOwnership, type Holding, type Ownership } from '../../src/ownership/ownership.ts';
import type { Grants } from '../../src/ownership/repository.ts';
import type { Replica, Signs } from '../../src/ownership/scripts.ts';
import type { Step } from './steps.ts';

/** What the replicas of a history share: the real Redis, the real Postgres, and time. */
export type World = {
  signs: Signs;
  grantsOf(replica: Replica): Grants;
  advance(ms: number): Promise<void>;
  /** Redis loses everything, and nobody's connection ends. */
  wipe(): Promise<void>;
  copy(): Promise<Record<string, string>>;
  /** Redis is what it was, as after a restart. */
  putBack(copy: Record<string, string>): Promise<void>;
};

const ACCOUNTS = 2;
const REPLICAS = 3;

/** What a replica asks and is answered, some of which is kept on the way: also past the end of the process that asked. */
type Line = { plan: boolean[]; kept: (() => void)[]; underWay: Set<Promise<unknown>> };

/**
 * Plays a history, and looks after each step who may write for whom.
 * @returns how often an account was held, for who wants to know that anything happened at all
 * @throws when two may write for one account
 */
export async function play(world: World, steps: readonly Step[]): Promise<number> {
  let restarts = 0;
  let copy: Record<string, string> = {};
  const accounts = Array.from({ length: ACCOUNTS }, () => ({ id: newId(), teamId: newId() }));
  const holdings = accounts.map(() => new Set<Holding>());
  let held = 0;

  const begin = ({ plan, kept }: Line): Ownership => {
    const replica = { id: newId(), name: 'replica', url: `http://${newId()}` };
    /** Does it now, or when the history says so; and so the answer. */
    const carry = async <T>(ask: () => Promise<T>): Promise<T> => {
      if (plan.shift()) await new Promise<void>(resolve => kept.push(resolve));
      const answer = await ask();
      if (plan.shift()) await new Promise<void>(resolve => kept.push(resolve));
      return answer;
    };
    const { signs } = world;
    const grants = world.grantsOf(replica);
    return createOwnership({
      replica,
      log: { warn: () => {} },
      signs: {
        give: sign => carry(() => signs.give(sign)),
        read: () =>
          carry(async () => {
            const read = await signs.read();
            return { ...read, epoch: `${restarts} ${read.epoch}` };
          }),
        takeBack: id => carry(() => signs.takeBack(id)),
      },
      grants: {
        find: accountId => carry(() => grants.find(accountId)),
        take: (account, after) => carry(() => grants.take(account, after)),
        release: (accountId, token) => carry(() => grants.release(accountId, token)),
        releaseAll: () => carry(() => grants.releaseAll()),
      },
    });
  };
  const replicas = Array.from({ length: REPLICAS }, () => {
    const line: Line = { plan: [], kept: [], underWay: new Set() };
    return { line, ownership: begin(line) };
  });

  const start = ({ underWay }: Line, task: Promise<unknown>) => {
    const done = task
      .catch((error: unknown) => {
        if (!(error instanceof OwnedElsewhere)) throw error;
      })
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };

  /** Until everybody has done what they could. */
  const settled = async () => {
    for (const { line } of replicas) {
      const { kept, underWay } = line;
      while (underWay.size > 0 && kept.length === 0) {
        const { promise: kept1, resolve } = Promise.withResolvers<void>();
        const looking = setInterval(() => kept.length > 0 && resolve(), 1);
        await Promise.race([Promise.all(underWay), kept1]);
        clearInterval(looking);
      }
    }
  };

  const take = async (step: Step): Promise<void> => {
    if (step.do === 'advance') return world.advance(step.ms);
    if (step.do === 'wipe') return world.wipe();
    if (step.do === 'copy') {
      copy = await world.copy();
      return;
    }
    if (step.do === 'put back') {
      restarts += 1;
      return world.putBack(copy);
    }
    const replica = replicas[step.replica % REPLICAS];
    if (!replica) return;
    const { ownership, line } = replica;
    const which = 'account' in step ? step.account % ACCOUNTS : 0;
    const account = accounts[which];
    if (step.do === 'arrives') return line.kept.shift()?.();
    line.plan.splice(0, line.plan.length, ...('plan' in step ? step.plan : []));
    if (step.do === 'closes') start(line, ownership.close());
    if (step.do === 'closes' || step.do === 'dies') replica.ownership = begin(line);
    if (step.do === 'sign') start(line, ownership.renew());
    if (step.do === 'look') start(line, ownership.watch.look());
    if (step.do === 'release' && account) start(line, ownership.release(account.id));
    if (step.do === 'hold' && account) {
      const holding = ownership.hold(account).then(one => {
        held += 1;
        holdings[which]?.add(one);
      });
      start(line, holding);
    }
  };

  for (const step of steps) {
    await take(step);
    await settled();
    for (const ofAccount of holdings) {
      const writing = [...ofAccount].filter(holding => holding.mayWrite());
      if (writing.length > 1) throw new Error(`${writing.length} may write for one account`);
    }
  }
  return held;
}
