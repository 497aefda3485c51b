import { CALL_DEADLINE_MS } from '@muster/contracts';
import { clock } from '@muster/service-kit';

/** Between two tries, in ms. */
const AGAIN_AFTER_MS = 1_000;

/**
 * Writes what Telegram answered. That is known in this process alone: while Postgres is away it is kept, and written as
 * soon as that is back, as long as whoever asked may still be waiting.
 * @param write does no harm when it is done twice: an earlier try may have succeeded without an answer
 */
export async function untilWritten<T>(write: () => Promise<T>): Promise<T> {
  const untilMs = clock.monotonic() + CALL_DEADLINE_MS;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (clock.monotonic() >= untilMs) throw error;
      await clock.sleepUntil(clock.now() + AGAIN_AFTER_MS);
    }
  }
}
