import type { Closable, Logger } from '@muster/service-kit';
import { createSoon, type Soon } from '../events/soon.ts';
import type { Clocks } from '../time/clocks-agree.ts';
import { nextRecovery, recover } from './recover.ts';

type RecoveryDependencies = Clocks & { log: Logger; tell: Soon; bring: Soon };

/** What ends later than this a later round will see, in ms; rounds are 2 s apart. */
const AHEAD_MS = 10_000;

/**
 * Rounds of {@link recover}, for a sweeper, that do not wait for the next one where they know when something will end:
 * people and integration learn of it at that moment.
 */
export function createRecoveries(dependencies: RecoveryDependencies): { round(): Promise<void> } & Closable {
  const { log, tell, bring } = dependencies;
  let timer: NodeJS.Timeout | undefined;
  const soon = createSoon(round, log);

  async function round(): Promise<void> {
    if ((await recover(dependencies)) > 0) {
      tell();
      bring();
    }
    const inMs = await nextRecovery(dependencies);
    clearTimeout(timer);
    // One that is due already is held by another replica, or waits for the clocks to agree.
    if (inMs !== null && inMs > 0 && inMs <= AHEAD_MS) timer = setTimeout(soon, Math.ceil(inMs));
  }

  return {
    round,
    async close() {
      await soon.close();
      clearTimeout(timer);
    },
  };
}
