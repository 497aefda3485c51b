import { inTransaction, type Logger, type Pool, type PoolClient } from '@muster/service-kit';
import { type Clocks, clocksAgree } from '../time/clocks-agree.ts';
import { postgresLag, postgresNow } from '../time/postgres-now.ts';

/** A month stays for so long after its end: what people look up, and far more than any window sees. */
const KEPT = '92 days';

/** And until nothing was decided under one of its ids for so long: twice what the longest window sees. */
const QUIET = '2 days';

type Month = { name: string; endsAt: Date };

/**
 * Removes the months of the ledger that nothing needs any more, oldest first. What they counted is in the totals
 * already, moved by each entry itself, so that nothing is summed up here; the horizon keeps their ids from ever
 * counting anew. It cannot be undone, so it is done by Postgres' clock, and not while another clock differs from it.
 */
export async function closeMonths({ pool, redis, log }: Clocks & { log: Logger }): Promise<void> {
  if (!(await clocksAgree({ pool, redis }))) return;
  for (const month of await monthsOver(pool)) {
    const isClosed = await inTransaction(pool, client => closeMonth(client, month));
    // The horizon is one moment: what comes later stays for as long as something before it does.
    if (!isClosed) return;
    log.info({ month: month.name }, 'closed a month of the ledger');
  }
}

async function monthsOver(pool: Pool): Promise<Month[]> {
  const { rows } = await pool.query<{ name: string; ends_at: Date }>(
    // Its name is read as a date only once it is known for a month: left to choose, Postgres may read any table's so.
    `WITH month AS MATERIALIZED (
       SELECT relname::text AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
       WHERE inhparent = 'ledger'::regclass
     ), ending AS (
       SELECT name, (to_date(name, '"ledger_"YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' AS ends_at FROM month
     )
     SELECT name, ends_at FROM ending
     WHERE ends_at <= ${postgresNow('$1')} - interval '${KEPT}' ORDER BY ends_at`,
    [postgresLag()],
  );
  return rows.map(row => ({ name: row.name, endsAt: row.ends_at }));
}

/** @returns whether it is closed now; not while something was decided under one of its ids of late */
async function closeMonth(client: PoolClient, { name, endsAt }: Month): Promise<boolean> {
  const table = client.escapeIdentifier(name);
  // It takes the whole ledger for a moment, and gives up rather than let everybody wait behind it.
  await client.query("SET LOCAL lock_timeout = '2s'");
  await client.query("SELECT pg_advisory_xact_lock(hashtext('ledger months'))");
  const { rowCount: there } = await client.query('SELECT WHERE to_regclass($1) IS NOT NULL', [name]);
  if (there === 0) return true;
  await client.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const { rowCount: recent } = await client.query(
    `SELECT FROM ${table} WHERE decided_at > ${postgresNow('$1')} - interval '${QUIET}' LIMIT 1`,
    [postgresLag()],
  );
  if (recent !== 0) return false;
  await client.query('UPDATE ledger_horizon SET closed_before = greatest(closed_before, $1)', [endsAt]);
  await client.query(`DROP TABLE ${table}`);
  return true;
}
