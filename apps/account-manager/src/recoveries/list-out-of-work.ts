import type { AccountOutOfWork } from '@muster/contracts';
import { type Pool, toPage } from '@muster/service-kit';
import { readStandings } from '../standings/read-standings.ts';
import { postgresLag, postgresNow } from '../time/postgres-now.ts';

const OUT_OF_WORK = `
  FROM accounts WHERE NOT is_removed AND (logged_out_at IS NOT NULL OR EXISTS (
    SELECT FROM restrictions
    WHERE restrictions.person_key = accounts.person_key AND (until IS NULL OR until > ${postgresNow('$1')})))`;

/** The accounts of all teams that are out of work, in the order of their ids, without the words of their teams. */
export async function listOutOfWork(
  pool: Pool,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
) {
  const lag = postgresLag();
  const [counted, { rows }] = await Promise.all([
    pool.query<{ total: number }>(`SELECT count(*)::integer AS total ${OUT_OF_WORK}`, [lag]),
    pool.query<{ id: string; teamId: string }>(
      `SELECT id, team_id AS "teamId" ${OUT_OF_WORK} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [lag, cursor, limit + 1],
    ),
  ]);
  const standings = await readStandings(
    pool,
    rows.map(({ id }) => id),
  );
  const standingOf = new Map(standings.map(standing => [standing.accountId, standing]));
  const present = ({ id, teamId }: { id: string; teamId: string }): AccountOutOfWork => {
    const { version = 0, restrictions = [] } = standingOf.get(id) ?? {};
    return {
      accountId: id,
      teamId,
      version,
      restrictions: restrictions.map(({ changedBy, ...restriction }) => restriction),
    };
  };
  return toPage(rows, limit, counted.rows[0]?.total ?? 0, present);
}
