import { CALL_DEADLINE_MS } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Ending, Journal } from './repository.ts';

/** Between two tries, in ms. */
const AGAIN_AFTER_MS = 1_000;

/**
 * Writes how a permit ended. What Telegram answered is known in this process alone: while Postgres is away it is kept,
 * and written as soon as that is back, as long as whoever asked may still be waiting.
 * @returns whether this ending is the one in the journal
 */
export async function writeEnd(journal: Pick<Journal, 'end'>, id: string, end: Ending): Promise<boolean> {
  const untilMs = clock.monotonic() + CALL_DEADLINE_MS;
  for (;;) {
    try {
      return await journal.end(id, end);
    } catch (error) {
      if (clock.monotonic() >= untilMs) throw error;
      await clock.sleepUntil(clock.now() + AGAIN_AFTER_MS);
    }
  }
}
