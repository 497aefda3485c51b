import { byClocksOf, isBy, type ProcessTime } from './standing-clock.ts';

/**
 * What happens to a process at its `at`-th call of Redis or Postgres, before the call has taken effect or after:
 * it is `killed`; it is `stopped`, and goes on when it is told to; or the connection is `cut`, and it lives.
 */
export type Fault = {
  readonly at: number;
  readonly after: boolean;
  readonly how: 'killed' | 'stopped' | 'cut';
};

/** What a caller in a killed process sees; nobody is there to see it in a real one. */
class Killed extends Error {
  override readonly name = 'Killed';
}

class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** As Node tells it of a Postgres that is not there. */
class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
  readonly code = 'ECONNREFUSED';
}

/** How one operation of a process ended; `lost`: nobody heard an answer. */
export type Ending<T> = { status: 'answered'; value: T } | { status: 'lost' };

export type Run<T> = Ending<T> | { status: 'stopped'; goOn(): Promise<Ending<T>> };

type Call = () => unknown;

/** What a process works with, as far as its calls can be struck. */
type Parts = { pool: object; redis: object };

/**
 * One process of account-manager among several in this one: its clocks are its own, and each of its calls of Redis
 * and Postgres can be the one at which it dies, stands still, or is cut off. One operation runs at a time, or several
 * at once that begin together.
 */
export function createReplica<P extends Parts>(parts: P, time: ProcessTime) {
  let calls = 0;
  let fault: Fault | null = null;
  let isDead = false;
  let wasStruck = false;
  let standsStill: Promise<void> | null = null;
  /** Calls that are on their way: Redis and Postgres finish them, whatever becomes of who made them. */
  const underWay = new Set<Promise<unknown>>();
  let onStop = () => {};
  let goOn = () => {};

  async function strike({ how }: Fault): Promise<void> {
    wasStruck = true;
    if (how === 'stopped') {
      standsStill = new Promise(resolve => {
        goOn = () => {
          standsStill = null;
          resolve();
        };
      });
      const until = standsStill;
      // What they change is there when others go on: a history leads to the same every time.
      await Promise.allSettled(underWay);
      onStop();
      return until;
    }
    isDead = how === 'killed';
    throw isDead ? new Killed() : new ConnectionLost('the connection was lost');
  }

  async function pass(call: Call): Promise<unknown> {
    // Sweepers are nobody's operation.
    if (!isBy(time)) return call();
    // Nothing comes between this look and the call.
    while (standsStill !== null) await standsStill;
    if (isDead) throw new Killed();
    calls += 1;
    const hit = fault?.at === calls ? fault : null;
    if (hit && !hit.after) await strike(hit);
    const result = await send(call);
    await standsStill;
    if (isDead) throw new Killed();
    if (hit?.after) await strike(hit);
    return result;
  }

  async function send(call: Call): Promise<unknown> {
    const answer = Promise.resolve(call());
    underWay.add(answer);
    try {
      return await answer;
    } finally {
      underWay.delete(answer);
    }
  }

  const toPostgres = (call: Call): Promise<unknown> => {
    if (!time.world.isPostgresAway || !isBy(time)) return pass(call);
    wasStruck = true;
    return pass(() => Promise.reject(new ConnectionRefused('Postgres is away')));
  };

  const endingOf = <T>(work: Promise<T>): Promise<Ending<T>> =>
    work.then(
      value => ({ status: 'answered', value }),
      error => {
        if (!wasStruck) throw error;
        return { status: 'lost' };
      },
    );

  const guarded = new WeakSet<object>();
  function guardClient(client: object): void {
    guarded.add(client);
    let isCut = false;
    guard(client, 'query', async query => {
      if (isCut) throw new ConnectionLost('the connection was lost');
      try {
        return await toPostgres(query);
      } catch (error) {
        isCut = error instanceof ConnectionLost;
        throw error;
      }
    });
  }

  guard(parts.redis, 'evalsha', pass);
  guard(parts.redis, 'eval', pass);
  guard(parts.pool, 'query', toPostgres);
  guard(parts.pool, 'connect', async connect => {
    const client = await toPostgres(connect);
    if (typeof client !== 'object' || client === null) throw new Error('the pool gave no client');
    if (!guarded.has(client)) guardClient(client);
    return client;
  });

  return {
    ...parts,
    time,
    get isStopped() {
      return standsStill !== null;
    },
    /** Nobody will let it go on any more. */
    end(): void {
      isDead = true;
      goOn();
    },
    /** Several operations at once: what strikes one call of the process strikes all that wait for it. */
    runAll<T>(works: readonly (() => Promise<T>)[], withFault: Fault | null): Promise<Run<Ending<T>[]>> {
      return this.run(() => Promise.all(works.map(work => endingOf(work()))), withFault);
    },
    /** @throws what no fault explains */
    async run<T>(work: () => Promise<T>, withFault: Fault | null): Promise<Run<T>> {
      if (standsStill !== null) throw new Error('a process that is stopped does nothing');
      calls = 0;
      fault = withFault;
      isDead = false;
      wasStruck = false;
      const stopped = new Promise<'stopped'>(resolve => {
        onStop = () => resolve('stopped');
      });
      const ending = endingOf(byClocksOf(time, work));
      const first = await Promise.race([ending, stopped]);
      if (first !== 'stopped') return first;
      return {
        status: 'stopped',
        goOn() {
          goOn();
          return ending;
        },
      };
    },
  };
}

/** Puts `pass` before every call of a method that answers with a promise; a call with a callback is one within another. */
function guard(target: object, method: string, pass: (call: Call) => Promise<unknown>): void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') throw new Error(`there is no ${method}`);
  Object.defineProperty(target, method, {
    configurable: true,
    value: (...args: unknown[]) => {
      const call = () => Reflect.apply(original, target, args);
      return typeof args.at(-1) === 'function' ? call() : pass(call);
    },
  });
}
