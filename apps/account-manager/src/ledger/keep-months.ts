import { clock, type Logger } from '@muster/service-kit';
import { DAY_MS, HOUR_MS } from '../limits/table.ts';
import type { Clocks } from '../time/clocks-agree.ts';
import { closeMonths } from './close-months.ts';
import { makeMonthsAhead } from './months.ts';

/** A task of the sweeper: once a day makes room for the months to come and removes those that are over. */
export function keepMonths(dependencies: Clocks & { log: Logger }): () => Promise<void> {
  let dueAt = 0;
  return async () => {
    if (clock.monotonic() < dueAt) return;
    // Should it fail, it is tried again in an hour.
    dueAt = clock.monotonic() + HOUR_MS;
    await makeMonthsAhead(dependencies.pool);
    await closeMonths(dependencies);
    dueAt = clock.monotonic() + DAY_MS;
  };
}
