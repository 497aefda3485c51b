import { clock, type Pool } from '@muster/service-kit';
import { CLOCK_UNSAFE_MS } from '../time/process-time.ts';

/**
 * Ends one restriction whose time is over. That it is over all decisions know by themselves; here it is recorded, so
 * that it is told. Those that another replica ends at this moment are skipped.
 */
const RECOVER = `
  WITH over AS (
    SELECT person_key, kind FROM restrictions WHERE until <= $1 ORDER BY until LIMIT 1 FOR UPDATE SKIP LOCKED
  ), ended AS (
    DELETE FROM restrictions USING over
    WHERE restrictions.person_key = over.person_key AND restrictions.kind = over.kind
    RETURNING restrictions.*
  ), moved AS (
    UPDATE accounts SET standing_version = standing_version + 1 FROM ended
    WHERE accounts.person_key = ended.person_key AND accounts.logged_out_at IS NULL
    RETURNING accounts.id, accounts.team_id, accounts.standing_version
  ), noted AS (
    INSERT INTO account_changes (account_id, version, team_id, change, kind, since, until, at)
    SELECT moved.id, moved.standing_version, moved.team_id, 'recovered', ended.kind, ended.since, ended.until, ended.until
    FROM moved, ended
  )
  SELECT FROM ended`;

/**
 * Records every restriction that has ended by itself. Only once it has by every clock: a state rebuilt by one that is
 * behind would otherwise end it early.
 */
export async function recover(pool: Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(RECOVER, [new Date(clock.now() - CLOCK_UNSAFE_MS)]);
    if (rowCount === 0) return;
  }
}
