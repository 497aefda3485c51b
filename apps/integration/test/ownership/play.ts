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

/** One incarnation of a replica; what it asks and is answered may be kept on the way. */
type Incarnation = {
  ownership: Ownership;
  plan: boolean[];
  kept: (() => void)[];
  underWay: Set<Promise<unknown>>;
};

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

  const begin = (): Incarnation => {
    const replica = { id: newId(), name: 'replica', url: `http://${newId()}` };
    const incarnation: Omit<Incarnation, 'ownership'> = { plan: [], kept: [], underWay: new Set() };
    const { plan, kept } = incarnation;
    /** Does it now, or when the history says so; and so the answer. */
    const carry = async <T>(ask: () => Promise<T>): Promise<T> => {
      if (plan.shift()) await new Promise<void>(resolve => kept.push(resolve));
      const answer = await ask();
      if (plan.shift()) await new Promise<void>(resolve => kept.push(resolve));
      return answer;
    };
    const grants = world.grantsOf(replica);
    const ownership = createOwnership({
      replica,
      log: { warn: () => {} },
      signs: {
        ...world.signs,
        give: sign => carry(() => world.signs.give(sign)),
        read: () => carry(async () => ({ ...(await world.signs.read()), connection: restarts })),
      },
      grants: { ...grants, take: (account, after) => carry(() => grants.take(account, after)) },
    });
    return { ...incarnation, ownership };
  };
  const replicas = Array.from({ length: REPLICAS }, begin);

  const start = (incarnation: Incarnation, task: Promise<unknown>) => {
    const done = task
      .catch((error: unknown) => {
        if (!(error instanceof OwnedElsewhere)) throw error;
      })
      .finally(() => incarnation.underWay.delete(done));
    incarnation.underWay.add(done);
  };

  /** Until everybody has done what they could. */
  const settled = async () => {
    for (const { kept, underWay } of replicas) {
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
    const incarnation = replicas[step.replica % REPLICAS];
    if (!incarnation) return;
    const { ownership, kept, plan } = incarnation;
    const which = 'account' in step ? step.account % ACCOUNTS : 0;
    const account = accounts[which];
    if (step.do === 'arrives') return kept.shift()?.();
    if (step.do === 'dies') {
      replicas[step.replica % REPLICAS] = begin();
      return;
    }
    plan.splice(0, plan.length, ...('plan' in step ? step.plan : []));
    if (step.do === 'sign') start(incarnation, ownership.renew());
    if (step.do === 'look') start(incarnation, ownership.watch.look());
    if (step.do === 'release' && account) start(incarnation, ownership.release(account.id));
    if (step.do === 'hold' && account) {
      const holding = ownership.hold(account).then(one => {
        held += 1;
        holdings[which]?.add(one);
      });
      start(incarnation, holding);
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
