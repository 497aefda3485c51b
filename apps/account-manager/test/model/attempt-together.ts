import { type Actor, type Circumstances, goOn, heard, type NOT_NOW, notNow, strikeOf } from './attempt.ts';
import { type History, lookAtLedger, replicaOf, tell } from './history.ts';
import type { Ending } from './replica.ts';

type Replica = ReturnType<typeof replicaOf>;

/** What came of the thing at this place. */
export type Told<T> = { place: number; ending: Ending<T>; circumstances: Circumstances };

/**
 * Lets processes do several things at once, in whatever order that happens: all of them through one process, whose
 * statements then carry them together, or spread over all. What strikes the process strikes all it has in hand.
 */
export async function attemptTogether<T>(
  history: History,
  { replica: struck, fault, isSpread }: Actor & { isSpread: boolean },
  what: string,
  works: readonly ((replica: Replica) => Promise<T>)[],
  learn: (told: readonly Told<T>[]) => void,
): Promise<void> {
  for (const index of [...history.stopped.keys()]) await goOn(history, index);
  const { replicas, world } = history.installation;
  const isDisturbed = fault !== null || world.isPostgresAway;
  if (fault) history.isDisturbed = true;
  const places = works.map((work, place) => ({ work, place }));
  const spread = isSpread ? replicas.length : 1;
  const groups = Array.from({ length: spread }, (_, offset) => ({
    index: (struck + offset) % replicas.length,
    own: places.filter(({ place }) => place % spread === offset),
  })).filter(({ own }) => own.length > 0);
  const runs = await Promise.all(
    groups.map(async ({ index, own }) => {
      const replica = replicaOf(history, index);
      const all = own.map(
        ({ work }) =>
          () =>
            work(replica).catch(notNow),
      );
      const run = await replica.runAll(all, index === struck ? fault : null);
      return { index, own, replica, run };
    }),
  );
  await lookAtLedger(history);
  const isStruck = runs.some(({ run }) => run.status !== 'answered' || run.value.some(isLost));
  tell(
    history,
    `${what}, ${isSpread ? 'all replicas' : `replica ${struck}`}${isStruck ? strikeOf(fault) : ''}`,
  );
  learn(
    runs.flatMap(({ index, own, replica, run }) => {
      const circumstances = { isLate: false, isDisturbed, replica };
      if (run.status !== 'stopped') return toldOf(history, own, run, circumstances);
      history.stopped.set(index, async () => {
        const rest = await run.goOn();
        await lookAtLedger(history);
        tell(history, `replica ${index} goes on: ${what}`);
        learn(toldOf(history, own, rest, { ...circumstances, isLate: true }));
      });
      return toldOf<T>(history, own, { status: 'lost' }, circumstances);
    }),
  );
}

const isLost = ({ status }: Ending<unknown>): boolean => status === 'lost';

function toldOf<T>(
  history: History,
  own: readonly { place: number }[],
  run: Ending<Ending<T | typeof NOT_NOW>[]>,
  circumstances: Circumstances,
): Told<T>[] {
  return own.map(({ place }, i) => {
    const ending = (run.status === 'answered' ? run.value[i] : undefined) ?? ({ status: 'lost' } as const);
    return { place, ending: heard(history, ending, circumstances), circumstances };
  });
}
