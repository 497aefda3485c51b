import type { Pool } from '@muster/service-kit';

/** Whose lease it is, by the grant in the ledger; null for a lease nobody was given. */
export async function findLease(pool: Pool, leaseId: string) {
  const { rows } = await pool.query<{ team_id: string; account_id: string; person_key: string }>({
    name: 'find lease',
    text: `SELECT team_id, account_id, person_key FROM ledger WHERE kind = 'lease' AND subject_id = $1`,
    values: [leaseId],
  });
  const row = rows[0];
  return row ? { teamId: row.team_id, accountId: row.account_id, personKey: row.person_key } : null;
}
