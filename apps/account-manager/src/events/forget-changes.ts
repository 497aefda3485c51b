import { clock, type Pool } from '@muster/service-kit';
import { DAY_MS } from '../limits/table.ts';

/** As long as the lines of the ledger they come from. */
const KEPT_DAYS = 92;

/** Few enough to cost nothing, and more than arrive meanwhile. */
const TOGETHER = 1_000;

/** Forgets changes that were told long ago. */
export async function forgetChanges(pool: Pool): Promise<void> {
  await pool.query(
    `DELETE FROM account_changes WHERE ctid IN (
       SELECT ctid FROM account_changes WHERE at < $1 AND told_at IS NOT NULL LIMIT ${TOGETHER})`,
    [new Date(clock.now() - KEPT_DAYS * DAY_MS)],
  );
}
