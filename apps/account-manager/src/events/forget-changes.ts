import { type Clocks, clocksAgree } from '../time/clocks-agree.ts';
import { postgresLag, postgresNow } from '../time/postgres-now.ts';

/** As long as the lines of the ledger they come from. */
const KEPT_DAYS = 92;

/** Few enough to cost nothing, and more than arrive meanwhile. */
const TOGETHER = 1_000;

/** Forgets changes that were told long ago. */
export async function forgetChanges(clocks: Clocks): Promise<void> {
  if (!(await clocksAgree(clocks))) return;
  await clocks.pool.query(
    `DELETE FROM account_changes WHERE ctid IN (
       SELECT ctid FROM account_changes
       WHERE at < ${postgresNow('$1')} - interval '${KEPT_DAYS} days' AND told_at IS NOT NULL LIMIT ${TOGETHER})`,
    [postgresLag()],
  );
}
