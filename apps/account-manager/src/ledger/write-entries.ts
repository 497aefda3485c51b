import { type Pool, toPostgresTime } from '@muster/service-kit';
import type { Base, LedgerEntry } from './entry.ts';
import { statementFor } from './write-statement.ts';

/** An entry with what its decision was taken from. */
export type Candidate = { entry: LedgerEntry; base: Base };

/**
 * Writes those of the entries whose decisions were taken in the present epoch and follow the last entry of their
 * person and, for an invite, of their channel; each is judged on its own. Of one person and of one channel there may
 * be one entry. Durable when it resolves.
 * @returns the places in the list of those that were written
 */
export async function writeEntries(pool: Pool, candidates: readonly Candidate[]): Promise<Set<number>> {
  const { name, text, columns } = statementFor(candidates.map(({ entry }) => entry.kind));
  const { rows } = await pool.query<{ place: number }>({
    name,
    text,
    values: [
      candidates.flatMap(({ entry }) => headsOf(entry)),
      candidates.map((_, place) => place),
      candidates.map(({ base }) => base.person.epoch),
      candidates.map(({ base }) => base.person.last),
      candidates.map(({ base }) => base.channel?.epoch ?? null),
      candidates.map(({ base }) => base.channel?.last ?? null),
      candidates.map(({ entry }) => decisionTime(entry)),
      ...columns.map(column => candidates.map(({ entry }) => column.of(entry))),
    ],
  });
  return new Set(rows.map(row => row.place));
}

/** The heads an entry moves: its person's and, for a permit into one, its channel's. */
export function headsOf(entry: LedgerEntry): string[] {
  const person = `person:${entry.personKey}`;
  const isPaced = entry.kind === 'permit' && entry.channelVersion !== null;
  return isPaced ? [person, `channel:${entry.channelKey}`] : [person];
}

/** When Redis decided, as Postgres has it, in ms; null for what was not decided but reported. */
export const decisionTime = (entry: LedgerEntry): number | null =>
  entry.kind === 'lease' || entry.kind === 'permit' ? toPostgresTime(entry.decidedAt) : null;
