import type { Pool } from '@muster/service-kit';

/**
 * Notes that an account was removed, who did it, and that its session is over; false where it was not there, or was
 * connected anew since. No profile is kept for it: one that nobody works under can be deleted.
 */
export async function markRemoved(
  pool: Pool,
  { accountId, userId, at, auditId }: { accountId: string; userId: string; at: Date; auditId: string },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH removed AS (
       UPDATE accounts SET removed_at = $2, logged_out_at = $2, profile = NULL,
         standing_version = standing_version + 1, brought_version = standing_version + 1
       WHERE id = $1 AND connected_at <= $2 AND NOT is_removed
       RETURNING id, team_id, standing_version
     ), told AS (
       INSERT INTO account_changes (account_id, version, team_id, change, kind, since, at)
       SELECT id, standing_version, team_id, 'removed', 'logged_out', $2, $2 FROM removed
     ), audited AS (
       INSERT INTO audit_outbox (id, team_id, action, user_id, subject_kind, subject_id, details, at)
       SELECT $3, team_id, 'account_removed', $4, 'account', id, '{}', $2 FROM removed
     )
     SELECT FROM removed`,
    [accountId, at, auditId, userId],
  );
  return rowCount === 1;
}
