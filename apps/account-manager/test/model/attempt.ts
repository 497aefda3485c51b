import { ProblemError } from '@muster/contracts';
import { clocksDisagree, type History, lookAtLedger, replicaOf, tell, violate } from './history.ts';
import type { Ending, Fault } from './replica.ts';

/** Who does something, and what happens to them meanwhile. */
export type Actor = { readonly replica: number; readonly fault: Fault | null };

/** How an answer came about. */
export type Circumstances = {
  /** The process stood still in between, and the world went on: the answer is not one of this moment. */
  readonly isLate: boolean;
  readonly replica: ReturnType<typeof replicaOf>;
  /** Something else was going on: what could not be decided at once may be left undecided. */
  readonly isDisturbed: boolean;
};

/**
 * Lets a process do something and learns what came of it: at once, or, where it is stopped, what is durable now and
 * all the rest when it goes on.
 */
export async function attempt<T>(
  history: History,
  { replica: wanted, fault }: Actor,
  what: string,
  work: (replica: ReturnType<typeof replicaOf>) => Promise<T>,
  learn: (ending: Ending<T>, circumstances: Circumstances) => void,
): Promise<void> {
  const index = await awake(history, wanted);
  const replica = replicaOf(history, index);
  const { world } = history.installation;
  const isDisturbed = fault !== null || history.stopped.size > 0 || world.isPostgresAway;
  const run = await replica.run(() => work(replica).catch(notNow), fault);
  if (fault) history.isDisturbed = true;
  await lookAtLedger(history);
  const struck = run.status === 'answered' ? '' : strikeOf(fault);
  tell(history, `replica ${index} ${what}${struck}`);
  if (run.status === 'stopped') {
    history.stopped.set(index, async () => {
      const ending = await run.goOn();
      await lookAtLedger(history);
      tell(history, `replica ${index} goes on: ${what}`);
      const circumstances = { isLate: true, isDisturbed, replica };
      learn(heard(history, ending, circumstances), circumstances);
    });
    learn({ status: 'lost' }, { isLate: false, isDisturbed, replica });
  } else {
    const circumstances = { isLate: false, isDisturbed, replica };
    learn(heard(history, run, circumstances), circumstances);
  }
}

/** Who is told to ask again later. */
export const NOT_NOW = Symbol('not now');

export function notNow(error: unknown): typeof NOT_NOW {
  if (error instanceof ProblemError && error.code === 'service_unavailable') return NOT_NOW;
  throw error;
}

/** Who is told to try again later learned nothing, and must have been told so for a reason. */
export function heard<T>(
  history: History,
  ending: Ending<T | typeof NOT_NOW>,
  { isDisturbed, replica }: Circumstances,
): Ending<T> {
  if (ending.status === 'lost') return ending;
  if (ending.value !== NOT_NOW) return { status: 'answered', value: ending.value };
  tell(history, '  not now');
  if (!isDisturbed && !clocksDisagree(history, replica)) violate(history, 'it could have been decided');
  return { status: 'lost' };
}

export const strikeOf = (fault: Fault | null): string =>
  fault ? `, and is ${fault.how} ${fault.after ? 'after' : 'before'} call ${fault.at}` : '';

/** The process wanted, or another one if that one is stopped; when all are, it goes on. */
async function awake(history: History, wanted: number): Promise<number> {
  const { replicas } = history.installation;
  for (let i = 0; i < replicas.length; i++) {
    const index = (wanted + i) % replicas.length;
    if (!replicaOf(history, index).isStopped) return index;
  }
  await goOn(history, wanted);
  return wanted;
}

/** Lets a process that stands still finish what it was doing. */
export async function goOn(history: History, index: number): Promise<void> {
  const rest = history.stopped.get(index);
  history.stopped.delete(index);
  await rest?.();
}
