import type { Pool } from '@muster/service-kit';
import type { LedgerEntry } from './entry.ts';

/**
 * Whether the ledger has an entry of this kind about this lease, permit or report, or may have had one: of a month that
 * is closed nothing is taken any more, and what it counted is in the totals.
 */
export async function isRecorded(pool: Pool, kind: LedgerEntry['kind'], subjectId: string): Promise<boolean> {
  const { rows } = await pool.query<{ recorded: boolean }>({
    name: 'is recorded',
    text: `
      SELECT EXISTS (SELECT FROM ledger WHERE kind = $1 AND subject_id = $2)
        OR EXISTS (SELECT FROM ledger_horizon WHERE $2 < first_id_at(closed_before)) AS recorded`,
    values: [kind, subjectId],
  });
  return rows[0]?.recorded ?? false;
}
