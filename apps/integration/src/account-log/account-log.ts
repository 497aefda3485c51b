import { clock, isDependencyAway, type Logger, type Metrics, newId } from '@muster/service-kit';
import type { NewEntry, Note } from './entry.ts';

/** Entries of this long go together into one INSERT, in ms. */
const GATHER_MS = 250;

/** While Postgres is away it is asked again after this, in ms. */
const RETRY_MS = 1_000;

const BATCH = 500;

/** More entries than this are not kept while Postgres is away: the oldest go. */
const MOST_WAITING = 10_000;

/**
 * The log of what accounts did. Entries are written a moment later, many at once, so that no call waits for them: a
 * process that is killed loses those of the last quarter of a second, one that is shut down loses none.
 */
export type AccountLog = {
  note: Note;
  /** Resolves once everything noted before is written, or cannot be now. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

export function createAccountLog(parts: {
  store: { add(entries: readonly NewEntry[]): Promise<void> };
  log: Logger;
  metrics: Metrics;
}): AccountLog {
  const { store, log, metrics } = parts;
  const lost = metrics.counter('account_log_lost_total', 'Entries of the account log that were not written.');
  let waiting: NewEntry[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const lose = (entries: readonly NewEntry[], error: unknown) => {
    lost.inc(entries.length);
    log.error({ err: error, entries: entries.length }, 'entries of the account log were lost');
  };

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      try {
        await store.add(batch);
      } catch (error) {
        // What Postgres refuses it would refuse for ever, and hold up all that follows.
        if (!isDependencyAway(error)) lose(batch, error);
        else {
          waiting = [...batch, ...waiting];
          return;
        }
      }
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll).then(() => {
      if (waiting.length > 0) schedule(RETRY_MS);
    });
    return writing;
  };

  const schedule = (afterMs: number): void => {
    timer ??= setTimeout(() => void flush(), afterMs);
  };

  return {
    note(happening) {
      waiting.push({ ...happening, id: newId(), at: new Date(clock.now()) });
      if (waiting.length > MOST_WAITING)
        lose(waiting.splice(0, BATCH), new Error('too many wait for Postgres'));
      schedule(GATHER_MS);
    },
    flush,
    async close() {
      await flush();
      clearTimeout(timer);
      if (waiting.length > 0) lose(waiting, new Error('Postgres is away at the end'));
    },
  };
}
