import { RestrictionKind } from '@muster/contracts';
import type { Metrics, Pool } from '@muster/service-kit';
import { postgresLag, postgresNow } from '../time/postgres-now.ts';

/** Of several restrictions of an account, the one that keeps it out of work longest. */
const COUNT_STANDINGS = `
  SELECT standing, count(*)::int AS accounts FROM (
    SELECT DISTINCT ON (account.id)
      CASE WHEN account.logged_out_at IS NOT NULL THEN 'logged_out' ELSE coalesce(present.kind, 'active') END AS standing
    FROM accounts AS account
    LEFT JOIN restrictions present ON present.person_key = account.person_key
      AND (present.until IS NULL OR present.until > ${postgresNow('$1')})
    WHERE NOT account.is_removed
    ORDER BY account.id, present.until DESC NULLS FIRST, present.kind
  ) AS counted GROUP BY standing`;

type Row = { standing: string; accounts: number };

const STANDINGS = ['active', ...RestrictionKind.options];

/** The accounts of all teams together: which team has how many is nobody's business but its own. */
export function measureStandings(metrics: Metrics, pool: Pool): void {
  metrics.gauge(
    'accounts',
    'Accounts by what keeps them out of work; every replica says the same.',
    ['standing'],
    async gauge => {
      // Without Postgres there is no number rather than an old one.
      gauge.reset();
      const { rows } = await pool.query<Row>(COUNT_STANDINGS, [postgresLag()]).catch(() => ({ rows: null }));
      if (!rows) return;
      const counted = new Map(rows.map(({ standing, accounts }) => [standing, accounts]));
      for (const standing of STANDINGS) gauge.set({ standing }, counted.get(standing) ?? 0);
    },
  );
}
