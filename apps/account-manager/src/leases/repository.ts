import type { Pool } from '@muster/service-kit';
import { together } from '../ledger/together.ts';

type LeaseRow =
  | { team_id: string; account_id: string; person_key: string }
  | { team_id: null; account_id: null; person_key: null };

/**
 * Whose lease it is, by the grant in the ledger; null for a lease nobody was given. The limit is there for the planner,
 * as for permits.
 */
export const findLease = together(async (pool, leaseIds: readonly string[]) => {
  const { rows } = await pool.query<LeaseRow>({
    name: 'find leases',
    text: `
      SELECT team_id, account_id, person_key
      FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (lease_id, place)
      LEFT JOIN LATERAL (
        SELECT * FROM ledger WHERE kind = 'lease' AND subject_id = lease_id LIMIT 1
      ) AS lease ON true
      ORDER BY place`,
    values: [leaseIds],
  });
  return rows.map(row =>
    row.team_id === null
      ? null
      : { teamId: row.team_id, accountId: row.account_id, personKey: row.person_key },
  );
});

/** The lease an account was given last; null for one that never had any. */
export async function newestLease(pool: Pool, accountId: string): Promise<string | null> {
  const { rows } = await pool.query<{ subject_id: string }>(
    `SELECT subject_id FROM ledger
     WHERE kind = 'lease' AND account_id = $1 AND person_key = (SELECT person_key FROM accounts WHERE id = $1)
     ORDER BY version DESC LIMIT 1`,
    [accountId],
  );
  return rows[0]?.subject_id ?? null;
}
