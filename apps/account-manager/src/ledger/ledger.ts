import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from '@muster/service-kit';
import type { Epochs, LedgerEntry } from './entry.ts';
import { judgeRefused, type Refusal } from './judge-refused.ts';
import { type Question, readHeads, type Standing } from './read-heads.ts';
import { type Candidate, writeEntries } from './write-entries.ts';

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
   * Appends one entry, if its decision was taken in the present epoch and is the next version of its person (and, for
   * a permit, of its channel). A version that is not the next one means that Redis went back in time or that an
   * earlier decision never became durable.
   */
  append(entry: LedgerEntry, epochs: Epochs): Promise<AppendResult>;
  /** How far the ledger is for a person and a channel: what a refusal by Redis is compared with. */
  look(question: Question): Promise<Standing>;
};

export function createLedger(pool: Pool): Ledger {
  return {
    async look(question) {
      const [standing] = await readHeads(pool, [question]);
      if (!standing) throw new Error('the ledger was not read');
      return standing;
    },
    async append(entry, epochs) {
      for (let attempt = 1; ; attempt++) {
        const verdict = await write(pool, { entry, epochs });
        if (verdict !== 'early') return verdict;
        if (attempt === IN_FLIGHT_TRIES) return 'conflict';
        await delay(IN_FLIGHT_WAIT_MS);
      }
    },
  };
}

async function write(pool: Pool, candidate: Candidate): Promise<'appended' | Refusal> {
  const written = await writeEntries(pool, [candidate]);
  if (written.has(0)) return 'appended';
  const [refusal] = await judgeRefused(pool, [candidate]);
  return refusal ?? 'conflict';
}
