import { setTimeout as delay } from 'node:timers/promises';
import { type Pool, problem } from '@muster/service-kit';
import { createBatches } from './batches.ts';
import type { Base, LedgerEntry } from './entry.ts';
import { isFromTheFuture } from './months.ts';
import { type Question, readHeads, type Standing } from './read-heads.ts';
import { write } from './write.ts';
import { type Candidate, headsOf } from './write-entries.ts';

/** Another entry of the same person may be on its way to Postgres; it is waited for this long. */
const IN_FLIGHT_TRIES = 10;
const IN_FLIGHT_WAIT_MS = 5;

/**
 * - `appended`: durable now. `known`: this very change was durable before.
 * - `clock_unsafe`: Postgres' time differs from the decision's by more than 2 s; nothing was appended.
 * - `conflict`: Redis took the decision from a state the ledger does not agree with; nothing may be handed out,
 *   and the person and channel are rebuilt.
 */
export type AppendResult = 'appended' | 'known' | 'conflict' | 'clock_unsafe';

export type Ledger = {
  /**
   * Appends one entry, if its decision was taken in the present epoch, from where the ledger stands for its person
   * (and, for an invite, its channel). Another version or another last entry means that Redis went back in time or that
   * an earlier decision never became durable.
   * @throws the problem `invalid_input` for an id from further ahead than there are months for
   */
  append(entry: LedgerEntry, base: Base): Promise<AppendResult>;
  /** How far the ledger is for a person and a channel: what a refusal by Redis is compared with. */
  look(question: Question): Promise<Standing>;
  /** Writes what was given to it, and ends. */
  close(): Promise<void>;
};

/** The ledger in Postgres: entries and looks of requests in flight share statements and commits. */
export function createLedger(pool: Pool): Ledger {
  const writes = createBatches(
    (candidates: readonly Candidate[]) => write(pool, candidates),
    ({ entry }) => headsOf(entry),
  );
  const looks = createBatches((questions: readonly Question[]) => readHeads(pool, questions));
  return {
    async append(entry, base) {
      if (isFromTheFuture(entry.subjectId)) throw problem('invalid_input');
      for (let attempt = 1; ; attempt++) {
        const verdict = await writes.add({ entry, base });
        if (verdict !== 'early') return verdict;
        if (attempt === IN_FLIGHT_TRIES) return 'conflict';
        await delay(IN_FLIGHT_WAIT_MS);
      }
    },
    look: looks.add,
    async close() {
      await Promise.all([writes.close(), looks.close()]);
    },
  };
}
