import { clock, type Logger, type Pool } from '@muster/service-kit';
import { DAY_MS, HOUR_MS } from '../limits/table.ts';
import { closeMonths } from './close-months.ts';
import { makeMonthsAhead } from './months.ts';

/** A task of the sweeper: once a day makes room for the months to come and removes those that are over. */
export function keepMonths(pool: Pool, log: Logger): () => Promise<void> {
  let dueAt = 0;
  return async () => {
    if (clock.now() < dueAt) return;
    // Should it fail, it is tried again in an hour.
    dueAt = clock.now() + HOUR_MS;
    await makeMonthsAhead(pool);
    await closeMonths(pool, log);
    dueAt = clock.now() + DAY_MS;
  };
}
