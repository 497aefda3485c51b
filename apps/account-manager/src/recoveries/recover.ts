import { type Clocks, clocksAgree } from '../time/clocks-agree.ts';
import { postgresLag, postgresNow } from '../time/postgres-now.ts';
import { CLOCK_UNSAFE_MS } from '../time/process-time.ts';

/**
 * Ends one restriction whose time is over. That it is over all decisions know by themselves; here it is recorded, so
 * that it is told. The person's head is locked as by all who change what belongs to a person; who is locked by another
 * at this moment is left for the next round.
 */
const RECOVER = `
  WITH over AS (
    SELECT person_key, kind FROM restrictions JOIN heads ON heads.key = 'person:' || person_key
    WHERE until <= ${postgresNow('$1')} - interval '${CLOCK_UNSAFE_MS} ms'
    ORDER BY until LIMIT 1 FOR NO KEY UPDATE OF heads SKIP LOCKED FOR UPDATE OF restrictions SKIP LOCKED
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
 * behind would otherwise end it early. While the clocks disagree nobody knows, and none is.
 * @returns how many
 */
export async function recover(clocks: Clocks): Promise<number> {
  if (!(await clocksAgree(clocks))) return 0;
  for (let ended = 0; ; ended++) {
    const { rowCount } = await clocks.pool.query(RECOVER, [postgresLag()]);
    if (rowCount === 0) return ended;
  }
}

/** In how many ms the next one will have ended by every clock; null where none has an end. */
export async function nextRecovery({ pool }: Pick<Clocks, 'pool'>): Promise<number | null> {
  const { rows } = await pool.query<{ left: number | null }>(
    `SELECT extract(epoch FROM min(until) + interval '${CLOCK_UNSAFE_MS} ms' - ${postgresNow('$1')})::float8 * 1000 AS left
     FROM restrictions`,
    [postgresLag()],
  );
  return rows[0]?.left ?? null;
}
