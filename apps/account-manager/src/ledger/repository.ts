import type { Pool } from '@muster/service-kit';
import type { LedgerEntry } from './entry.ts';

/** Whether the ledger has an entry of this kind about this lease, permit or report. */
export async function isRecorded(pool: Pool, kind: LedgerEntry['kind'], subjectId: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'is recorded',
    text: 'SELECT FROM ledger WHERE kind = $1 AND subject_id = $2',
    values: [kind, subjectId],
  });
  return rowCount === 1;
}

/**
 * Whether nothing can become of a permit any more: its outcome is recorded, or its month is closed and what it counted
 * is in the totals.
 */
export async function isSettled(pool: Pool, permitId: string): Promise<boolean> {
  const { rows } = await pool.query<{ settled: boolean }>({
    name: 'is settled',
    text: `SELECT EXISTS (SELECT FROM ledger WHERE kind = 'outcome' AND subject_id = $1)
      OR EXISTS (SELECT FROM ledger_horizon WHERE $1 < first_id_at(closed_before)) AS settled`,
    values: [permitId],
  });
  return rows[0]?.settled ?? false;
}
